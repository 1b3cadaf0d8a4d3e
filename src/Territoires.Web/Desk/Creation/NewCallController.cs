using Territoires.Core.Calls;
using Territoires.Domain.Calls;
using Territoires.Web.Desk.Rules;

namespace Territoires.Web.Desk.Creation;

/// <summary>The form of a new call, from the template of an Atelier or with the rules of another call.</summary>
public sealed class NewCallController(RulesSources sources) : ControllerBase
{
    [Reads("gestion/nouvel-appel"), Policy(Permission.PrepareCalls)]
    public async Task<IResult> ShowNewCallAsync(CancellationToken cancellation)
    {
        var asked = CopyRequest.Of(Request.Query);
        if (asked.From.Length == 0)
        {
            return Page.Of(new NewCallPage { Form = AtelierTemplate.For(Request.Act().ReceivedAt), Prepares = Prepares });
        }

        if (asked.From == BlankTemplate.Id)
        {
            return Page.Of(new NewCallPage { Form = BlankTemplate.Form, IsBlank = true, Prepares = Prepares });
        }

        var source = await sources.FindAsync(asked.From, Request.Actor(), cancellation);
        return source is null ? await ChoiceAsync(asked, CopyRequest.NoSource, cancellation)
            : asked.Refusal is { } refusal ? await ChoiceAsync(asked, refusal, cancellation)
            : Page.Of(new NewCallPage
            {
                Form = CopiedDates.Of(RulesForm.Of(string.Empty, source.Rules), asked.Day),
                Source = source,
                Prepares = Prepares,
            });
    }

    /// <summary>Which call or template the rules of a new call are taken from.</summary>
    [Reads("gestion/nouvel-appel/modele"), Policy(Permission.PrepareCalls)]
    public Task<IResult> ShowSourcesAsync(CancellationToken cancellation) =>
        ChoiceAsync(CopyRequest.Of(Request.Query), null, cancellation);

    /// <summary>A call is created, or prepared by a secretary; every fault comes back at once, with what was typed.</summary>
    [HttpPost("gestion/nouvel-appel"), Policy(Permission.PrepareCalls, Body = BodyKind.Text)]
    public async Task<IResult> DefineCallAsync([FromServices] DefineCall define, CancellationToken cancellation)
    {
        var fields = await Request.ReadFormAsync(cancellation);
        var typed = RulesForm.Of(fields, null);
        var from = fields[CopyRequest.FromField].ToString();
        var isBlank = from == BlankTemplate.Id;
        var source = from.Length == 0 || isBlank ? null : await sources.FindAsync(from, Request.Actor(), cancellation);
        if (GridGesture.On(typed, fields[GridGesture.Field].ToString()) is { } changed)
        {
            return Page.Of(new NewCallPage { Form = changed, Source = source, IsBlank = isBlank, IsUnsaved = true, Prepares = Prepares });
        }

        // The questions are taken over as they are: they have a page of their own. Where nobody applies there are none.
        var rules = typed.ToRules(typed.Chapters.Deposit ? source?.Rules.Form ?? [] : [], source?.Rules.ShowsAnswers ?? true);
        if (rules.IsRefused)
        {
            return Again(rules.Refusal);
        }

        var saved = await define.RunAsync(
            typed.Id, rules.Value, isCreation: true, null, Request.Act(), cancellation, source?.Id);
        return saved switch
        {
            { IsRefused: false } => Results.LocalRedirect(Addresses.ManagedCall(typed.Id)),
            { Refusal: ActRefusal<CallRefusal>.Stale } => Again(
                Problems.FormUnreadable(new Fault("id", "Un appel porte déjà cet identifiant. Choisissez-en un autre."))),
            _ => Problems.Of(saved.Refusal) is { IsAboutTheForm: true } problem
                ? Again(problem)
                : Problems.Of(saved.Refusal).ToResult(),
        };

        IResult Again(Problem problem) => Page.Of(
            new NewCallPage { Form = typed, Source = source, IsBlank = isBlank, Problem = problem, Prepares = Prepares }, problem);
    }

    /// <summary>True for a secretary, whose call an administrator approves.</summary>
    private bool Prepares => !Policies.Permits(Permission.DefineCalls, Request.Actor());

    private async Task<IResult> ChoiceAsync(CopyRequest asked, Problem? problem, CancellationToken cancellation) => Page.Of(
        new SourcesPage
        {
            Asked = asked,
            Sources = await sources.AllAsync(Request.Actor(), cancellation),
            Problem = problem,
            Prepares = Prepares,
        },
        problem);
}
