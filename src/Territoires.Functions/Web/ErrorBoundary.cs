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
        catch (BadHttpRequestException failure)
        {
            // How the client sends; an IOException too, so it comes before the storage's.
            if (IsClientGone(context))
            {
                LogGone(failure, context);
            }

            context.GetInvocationResult().Value = Problems.BodyInterrupted.ToResult();
        }
        catch (Exception failure) when (IsClientGone(context) && StorageOutage.Is(failure))
        {
            // There is nobody to answer. What was under way was called off, as it should be, or met an outage; anything else is a bug.
            LogGone(failure, context);
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

    private void LogGone(Exception failure, FunctionContext context) =>
        log.LogWarning(failure, "{Function} ended when its client had gone.", context.FunctionDefinition.Name);

    private static bool IsClientGone(FunctionContext context) => context.GetHttpContext()?.RequestAborted.IsCancellationRequested == true;
}
