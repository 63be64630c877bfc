using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Scheduling.Platform.Access;

namespace Scheduling.Platform.Http;

/// <summary>The description of the host's routes, <c>/openapi/v1.json</c>, and the page that shows it, <c>/docs</c>.</summary>
static class ApiDocument
{
    const string Scheme = "ApiKey";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", o =>
    {
        o.AddDocumentTransformer(Introduce);
        o.AddOperationTransformer(Describe);
        o.AddSchemaTransformer(Name);
        var names = new SchemaNames();
        o.CreateSchemaReferenceId = names.Of;
    });

    public static void MapApiDocument(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json").Public();
        DocsPage.Map(routes);
    }

    static Task Introduce(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "Scheduling",
            Version = "v1",
            Description = "Books courses of ketamine and esketamine treatment whole, and what follows each dose: chairs, therapy sessions, rides, reminders. "
                + "Send a key in X-Api-Key. Refusals are application/problem+json (RFC 9457). Every POST takes an Idempotency-Key; every list takes limit and cursor.",
        };
        // Addresses are those the reader came by, behind whatever proxy.
        document.Servers = [new() { Url = "/" }];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "X-Api-Key",
                Description = "sk_<id>_<secret>, from POST /v1/api-keys, or the admin key.",
            },
        };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas["Problem"] = ProblemSchema();
        return Task.CompletedTask;
    }

    static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var requirement = metadata.OfType<Requirement>().LastOrDefault();
        operation.Responses ??= [];
        if (requirement is { IsPublic: false })
        {
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
            operation.Description = $"{operation.Description} Roles: {string.Join(", ", requirement.Roles.Select(WireName.Of))}.".Trim();
        }
        operation.Responses.TryAdd("default", new OpenApiResponse
        {
            Description = "A problem: 400 validation, 401, 403, 404 not-found, 409, 412 stale, 413, 415, 422 rule-violation, 429.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference("Problem", context.Document) },
            },
        });
        if (HttpMethods.IsPost(context.Description.HttpMethod ?? ""))
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = Attempt.Header,
                In = ParameterLocation.Header,
                Description = "1 to 255 visible characters. The same key, route and body within 24 hours is answered the same and done once.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 255 },
            });
        }
        foreach (var example in metadata.OfType<Example>()) Show(operation, example);
        return Task.CompletedTask;
    }

    static void Show(OpenApiOperation operation, Example example)
    {
        var json = JsonSerializer.SerializeToNode(example.Value, example.Value.GetType(), Json.Options);
        var content = example.IsRequest
            ? operation.RequestBody?.Content
            : operation.Responses!.Where(response => response.Key.StartsWith('2')).Select(response => response.Value.Content).FirstOrDefault();
        if (content?.TryGetValue("application/json", out var media) == true) media.Example = json;
    }

    static Task Name(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        var isNullable = type != context.JsonTypeInfo.Type || (!type.IsValueType && context.JsonPropertyInfo is { IsSetNullable: true, IsGetNullable: true });
        if (WireSchema.Of(type) is { } shape)
        {
            schema.Type = isNullable ? shape.Type | JsonSchemaType.Null : shape.Type;
            (schema.Format, schema.Pattern, schema.Enum) = (shape.Format, schema.Pattern ?? shape.Pattern, shape.Enum);
        }
        // What a list or a dictionary holds is looked up here as well: the framework leaves it out where a converter of ours writes it.
        if (context.JsonTypeInfo.ElementType is { } element && WireSchema.Of(element) is { } held)
        {
            if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Enumerable) schema.Items ??= held;
            else schema.AdditionalProperties ??= held;
        }
        return Task.CompletedTask;
    }

    static OpenApiSchema ProblemSchema()
    {
        static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
        return new()
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string> { "type", "title", "status", "detail", "traceId" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = Text("urn:scheduling:problem:<slug>"),
                ["title"] = Text("In a few words."),
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                ["detail"] = Text("In plain words, with the remedy."),
                ["traceId"] = Text("What the operator finds it by."),
                ["errors"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Description = "validation: the sentences of each field.",
                    AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
                },
                ["violations"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Description = "rule-violation: every broken rule.",
                    Items = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Properties = new Dictionary<string, IOpenApiSchema>
                        {
                            ["rule"] = Text("Its stable code."),
                            ["message"] = Text("In plain words."),
                            ["sessionNumber"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                        },
                    },
                },
            },
        };
    }
}
