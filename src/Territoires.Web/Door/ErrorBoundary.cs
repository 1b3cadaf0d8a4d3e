using Microsoft.Extensions.Logging;
using Territoires.Core.Storage;

namespace Territoires.Web.Door;

/// <summary>
/// The one boundary where an exception, which is a bug or an outage, becomes an answer: escaped, it would be an empty 500.
/// </summary>
public sealed class ErrorBoundary(RequestDelegate next, ILogger<ErrorBoundary> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (BodyTooLargeException failure)
        {
            await AnswerAsync(http, Problems.TooLarge(failure.Kind));
        }
        catch (BadHttpRequestException failure)
        {
            // How the client sends; an IOException too, so it comes before the storage's.
            if (http.RequestAborted.IsCancellationRequested)
            {
                LogGone(failure, http);
            }

            await AnswerAsync(http, Problems.BodyInterrupted);
        }
        catch (Exception failure) when (http.RequestAborted.IsCancellationRequested && StorageOutage.Is(failure))
        {
            // There is nobody to answer. What was under way was called off, as it should be, or met an outage; anything else is a bug.
            LogGone(failure, http);
        }
        catch (Exception failure) when (StorageOutage.Is(failure))
        {
            log.LogWarning(failure, "{Method} {Path} has no storage.", http.Request.Method, http.Request.Path);
            await AnswerAsync(http, Problems.StorageUnavailable);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "{Method} {Path} failed.", http.Request.Method, http.Request.Path);
            await AnswerAsync(http, Problems.Outage);
        }
    }

    /// <summary>An answer that has begun cannot become another one: it is cut, so that nobody takes its beginning for the whole.</summary>
    private static Task AnswerAsync(HttpContext http, Problem problem)
    {
        if (!http.Response.HasStarted)
        {
            // What a page that could not be drawn left behind: it is added, not set, by the page that says so.
            http.Response.Headers.Remove("blazor-enhanced-nav");
            return problem.ToResult().ExecuteAsync(http);
        }

        http.Abort();
        return Task.CompletedTask;
    }

    private void LogGone(Exception failure, HttpContext http) =>
        log.LogWarning(failure, "{Method} {Path} ended when its client had gone.", http.Request.Method, http.Request.Path);
}
