using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Territoires.Embedded.FunctionsHost.Tests.SampleApp;

public sealed class OuterMiddleware(Witness witness) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var function = context.FunctionDefinition;
        var trigger = function.InputBindings.Values.Single(binding => binding.Type.EndsWith("Trigger", StringComparison.Ordinal)).Type;
        witness.Saw($"before {trigger} {function.Name}");
        await next(context);
        witness.Saw($"after {trigger} {function.Name}");
    }
}

/// <summary>On HTTP only: answers by itself when asked to.</summary>
public sealed class GateMiddleware(Witness witness) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        witness.Saw("gate");
        if (context.GetHttpContext()!.Request.Headers.ContainsKey("x-refuse"))
        {
            context.GetInvocationResult().Value = Results.Text("refused at the gate", statusCode: 403);
            return;
        }
        await next(context);
    }
}

/// <summary>An authentication that would sign everyone in, were the pipeline to run one.</summary>
public sealed class AlwaysSignedIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        AuthenticateResult.Success(new(new(new ClaimsIdentity([new(ClaimTypes.Name, "somebody")], "Always")), "Always")));
}
