using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Core.JurySessions;
using Territoires.Domain.Instruction;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Instruction;

/// <summary>A juror steps aside from the page of a file; they are back at their desk, and the file is closed to them.</summary>
public sealed class RecuseOneselfForm(RecuseOneself recuse, ApplicationStore applications, JuryFilePages pages)
{
    [Function(nameof(RecuseOneselfForm)), Policy(Permission.RecuseOneself)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "jury/dossiers/{id}/deport")] HttpRequest request,
        string id, CancellationToken cancellation)
    {
        var act = request.Act();
        if (await applications.FindOfJurorAsync(id, act.Actor, cancellation) is not { } application)
        {
            return Problems.Of(await applications.WhyNotAsync(id, act.Actor.AsJuror(), cancellation)).ToResult();
        }

        var fields = await request.ReadFormAsync(cancellation);
        var typed = fields["ground"].ToString();
        if (InstructionText.Chosen<RecusalGround>(InstructionText.Grounds, typed) is not { } ground)
        {
            return await pages.ShowAsync(application, act, new JuryFileSent(Problem: Problems.ChoiceMissing("ground", "Choisissez le motif de votre déport.")), cancellation);
        }

        if (Confirmation.Recusal.MissingIn(fields) is { } unconfirmed)
        {
            return await pages.ShowAsync(application, act, new JuryFileSent(Ground: typed, Problem: unconfirmed), cancellation);
        }

        var recused = await recuse.RunAsync(id, ground, act, cancellation);
        if (!recused.IsRefused)
        {
            return Results.LocalRedirect(Addresses.Jury);
        }

        return await pages.ShowAsync(application, act, new JuryFileSent(Ground: typed, Problem: Problems.Of(recused.Refusal)), cancellation);
    }
}
