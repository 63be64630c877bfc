using Microsoft.AspNetCore.Http;

namespace Scheduling.Platform.Http;

/// <summary>Has what the framework itself says through its problem details service, such as failed validation, leave in the one shape.</summary>
sealed class ProblemWriter : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails is HttpValidationProblemDetails { Errors: var errors }
            ? Problem.Validation(errors.ToDictionary(field => FieldName.OfMember(field.Key), field => field.Value.Select(FieldName.WithoutName).ToArray()))
            : Problem.Of(context.ProblemDetails.Status ?? context.HttpContext.Response.StatusCode);
        return new(problem.Write(context.HttpContext));
    }
}
