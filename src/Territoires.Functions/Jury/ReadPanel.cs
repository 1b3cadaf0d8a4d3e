using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Jury;

/// <summary>The jury of a call, to those who work with it.</summary>
public sealed class ReadPanel(CallStore calls)
{
    [Function(nameof(ReadPanel)), Policy(Permission.ReadSession)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls/{call}/panel")] HttpRequest request, string call, CancellationToken cancellation)
    {
        var actor = request.Actor();
        return (await calls.LoadAsync(call, cancellation)).State is { } state && SessionAccess.MayRead(state, actor)
            ? Tagged.Json(request, new PanelAnswer(state.Panel, state.Rules.Fictitious))
            : Problems.NotFound.ToResult();
    }
}
