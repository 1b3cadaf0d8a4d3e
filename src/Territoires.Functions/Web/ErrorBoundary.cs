using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Territoires.Core.Storage;
using Territoires.Functions.Identity;

namespace Territoires.Functions.Web;

/// <summary>
/// The one boundary where an exception, which is a bug or an outage, becomes an answer: escaped, it would be an empty 500.
/// </summary>
public sealed class ErrorBoundary(ILogger<ErrorBoundary> log) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (BodyTooLargeException failure)
        {
            context.GetInvocationResult().Value = Problems.TooLarge(failure.Kind).ToResult();
        }
        catch (BadHttpRequestException)
        {
            // How the client sends; an IOException too, so it comes before the storage's.
            context.GetInvocationResult().Value = Problems.BodyInterrupted.ToResult();
        }
        catch (Exception) when (context.GetHttpContext()?.RequestAborted.IsCancellationRequested == true)
        {
            // The client is gone: there is nobody to answer.
        }
        catch (Exception failure) when (StorageOutage.Is(failure))
        {
            log.LogWarning(failure, "{Function} has no storage.", context.FunctionDefinition.Name);
            context.GetInvocationResult().Value = Problems.StorageUnavailable.ToResult();
        }
        catch (Exception failure)
        {
            log.LogError(failure, "{Function} failed.", context.FunctionDefinition.Name);
            context.GetInvocationResult().Value = Problems.Outage.ToResult();
        }
    }
}
