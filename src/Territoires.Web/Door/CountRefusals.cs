using Territoires.Core.Telemetry;

namespace Territoires.Web.Door;

/// <summary>Counts every refusal by its slug, whether it is an answer of its own or stands on the page of a form.</summary>
public sealed class CountRefusals(RequestDelegate next, Measures measures)
{
    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        if (http.Features.Get<Problem>() is { } problem)
        {
            measures.Refused(problem.Slug, Addresses.IsApi(http.Request.Path) ? "api" : "page");
        }
    }
}
