using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Scheduling.Platform.Access;
using Scheduling.Platform.Hosting;
using Scheduling.Platform.Time;

namespace Scheduling.Platform.Http;

/// <summary>What every route of every service has in common: strict JSON, problems, keys, limits, replay, documentation.</summary>
public static class HttpConventions
{
    /// <summary>Registers it. Services add <c>AddValidation()</c> in their own Register, where its generator sees their types.</summary>
    public static IServiceCollection AddHttpConventions(this IServiceCollection services, Settings settings)
    {
        services.Configure<KestrelServerOptions>(o => o.Limits.MaxRequestBodySize = settings.LimitBodyBytes);
        services.ConfigureHttpJsonOptions(o => Json.Configure(o.SerializerOptions));
        // In every environment: what is thrown becomes a problem that names the field.
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        services.AddProblemDetails();
        services.AddSingleton(new Secrets(settings)).AddSingleton<AnswerCipher>().AddSingleton<KeyRing>();
        services.AddSingleton<SignedTokens>().AddSingleton<Proof, KeyProof>().AddSingleton<Proof, TokenProof>();
        services.AddRateLimiter(o => RequestLimits.Configure(o, settings));
        services.AddTick<ForgetOldAttempts>(TimeSpan.FromMinutes(10));
        services.AddApiDocument();
        return services;
    }

    /// <summary>
    /// Puts it before the routes, in the order that each step needs: problems catch all that follows; the limits know the principal;
    /// nothing of a request is read before its caller may send it.
    /// </summary>
    public static WebApplication UseHttpConventions(this WebApplication app)
    {
        // Made at the start and not by the first who calls, so that the file is there to be read.
        _ = app.Services.GetRequiredService<Secrets>().AdminKey;
        app.UseMiddleware<Problems>();
        app.UseRouting();
        app.UseMiddleware<Authentication>();
        app.UseRateLimiter();
        app.UseMiddleware<Admission>();
        app.UseMiddleware<Parameters>();
        app.MapApiDocument();
        return app;
    }
}
