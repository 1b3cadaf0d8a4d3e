using System.Globalization;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Territories;
using Territoires.Web.Files;
using Territoires.Web.Received;

namespace Territoires.Web.Applicant.Drafting;

/// <summary>
/// One page of the form of a draft, or of a correction that is asked. What is submitted has no form otherwise: it has its own page.
/// </summary>
public sealed class DraftController(ApplicationStore applications, DraftPages pages) : ControllerBase
{
    [Reads("candidatures/{id}/etapes/{step}"), Policy(Permission.WriteApplications)]
    public async Task<IResult> ShowDraftStepAsync(string id, string step, CancellationToken cancellation)
    {
        var act = Request.Act();
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } state } application
            || !ApplicationAccess.MayWrite(state, act.Actor))
        {
            return Problems.NotFound.ToResult();
        }

        return state.Stage == ApplicationStage.Draft || state.OpenCorrectionAt(act.ReceivedAt) is not null
            ? await pages.ShowAsync(
                application, step, null, null, cancellation, Request.Query["q"], Request.Query[RepeatedFields.Shown],
                JustDone.Of(Request.Query, act.ReceivedAt))
            : Results.LocalRedirect(Addresses.Application(id));
    }

    /// <summary>Saves what every application says of its project, then goes on.</summary>
    [HttpPost("candidatures/{id}/etapes/projet"), Policy(Permission.WriteApplications)]
    public async Task<IResult> ProjectAsync(string id, [FromServices] EditSection edit, CancellationToken cancellation)
    {
        var act = Request.Act();
        var typed = TypedFields.Of(await Request.ReadFormAsync(cancellation));
        var change = new ContentRequest
        {
            Title = typed["title"],
            Theme = typed["theme"],
            Summary = typed["summary"],
            Ambitions = TypedFields.Lines(typed["ambitions"]),
            PhotoCredit = typed["photoCredit"],
        };
        var edited = await edit.EditAsync(id, DraftStep.Project, _ => change, typed["version"], act, cancellation);
        return await pages.AnswerAsync(id, DraftStep.Project, typed, edited, act, cancellation);
    }

    /// <summary>Adds a body that carries the application, takes one back, or saves what goes with them.</summary>
    [HttpPost("candidatures/{id}/etapes/porteurs"), Policy(Permission.WriteApplications)]
    public async Task<IResult> LeadBodiesAsync(string id, [FromServices] EditSection edit, CancellationToken cancellation)
    {
        var act = Request.Act();
        var typed = TypedFields.Of(await Request.ReadFormAsync(cancellation));
        var adds = typed["ajouter"].Length > 0 || typed.ContainsKey("nommer");
        var section = typed.ContainsKey("retirer") ? SectionVersion.Bodies : DraftStep.LeadBodies;
        var edited = await edit.EditAsync(id, section, content => Change(content, typed), adds
            ? null
            : typed["version"], act, cancellation);
        return await pages.AnswerAsync(id, DraftStep.LeadBodies, typed, edited, act, cancellation);
    }

    private static ContentRequest Change(ApplicationContent content, TypedFields typed)
    {
        var bodies = content.LeadBodies.Select(Named).ToList();
        if (typed["ajouter"] is { Length: > 0 } code)
        {
            // A second click on the same button: the body is there.
            return content.LeadBodies.Any(body => body.Codes.Any(known => known.Value == code))
                ? new ContentRequest()
                : new ContentRequest { LeadBodies = [.. bodies, LeadBodyRequest.Exactly(code)] };
        }

        if (typed.ContainsKey("nommer"))
        {
            if (content.LeadBodies.Any(body => body.Codes.Count == 0 && TerritoryKindCode.Of(body.Kind) == typed["kind"]
                && TerritoryDirectory.IsSameName(body.Name, typed["name"])))
            {
                return new ContentRequest();
            }

            return new ContentRequest { LeadBodies = [.. bodies, new LeadBodyRequest { Kind = typed["kind"], Name = typed["name"] }] };
        }

        if (int.TryParse(typed["retirer"], NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < bodies.Count)
        {
            bodies.RemoveAt(place);
            return new ContentRequest { LeadBodies = bodies };
        }

        return new ContentRequest { Departements = [typed["departements"]], PartnerServices = TypedFields.Lines(typed["partnerServices"]) };
    }

    private static LeadBodyRequest Named(Territory body) => body.Resolution == TerritoryResolution.Unknown || body.Codes.Count == 0
        ? new LeadBodyRequest { Kind = TerritoryKindCode.Of(body.Kind), Name = body.Name }
        : LeadBodyRequest.Exactly(body.Codes[0].Value);

    /// <summary>Saves the answers to one section of the call's own questions, then goes on.</summary>
    [HttpPost("candidatures/{id}/etapes/{step}"), Policy(Permission.WriteApplications, Body = BodyKind.Text)]
    public async Task<IResult> AnswersAsync(
        string id, string step, [FromServices] EditSection edit, [FromServices] CallStore calls, CancellationToken cancellation)
    {
        var act = Request.Act();
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } state })
        {
            return Problems.NotFound.ToResult();
        }

        var rules = (await calls.ReadAsync(state.CallId, cancellation)).Rules;
        if (rules.Form.FirstOrDefault(section => section.Key == step) is not { } section)
        {
            return Problems.NotFound.ToResult();
        }

        var typed = TypedFields.Of(await Request.ReadFormAsync(cancellation));
        TerritoryChoice.Press(typed);
        var takenOut = RepeatedFields.Press(section, typed);
        var answers = AskedQuestion.Of(section).Where(asked => asked.Question.Kind != QuestionKind.Document)
            .ToDictionary(asked => asked.Key, asked => (string?)typed[AnswerText.FieldOf(asked.Key)], StringComparer.Ordinal);
        var edited = await edit.EditAsync(
            id, step, _ => new ContentRequest { Answers = answers, AnswersAreTyped = true }, typed["version"], act, cancellation, takenOut);
        var saved = JustDone.Save(act.ReceivedAt).Said(RepeatedFields.Address(id, section, typed));
        return RepeatedFields.AreChangedIn(typed)
            ? await pages.AnswerAsync(id, step, typed, edited.Problem, saved, act, cancellation)
            : await pages.AnswerAsync(id, step, typed, edited, act, cancellation);
    }
}
