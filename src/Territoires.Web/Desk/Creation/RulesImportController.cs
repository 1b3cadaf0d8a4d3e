using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain.Calls;

namespace Territoires.Web.Desk.Creation;

/// <summary>Rules from a file: of a new call, or over those of a call that has not opened.</summary>
public sealed class RulesImportController(ImportedRules imported, ManagedCalls managed, DefineCall define) : ControllerBase
{
    /// <summary>Whoever may touch one call only can create none but that one.</summary>
    [Reads("gestion/nouvel-appel/import"), Policy(Permission.PrepareCalls)]
    public IResult ShowNewCallImport() => Page.Of(new NewCallImportPage
    {
        File = new RulesFile(Request.Actor().Call ?? string.Empty, string.Empty, string.Empty),
        Prepares = Prepares,
    });

    /// <summary>A call is created or prepared from a file; all of its faults come back at once, with what it holds.</summary>
    [HttpPost("gestion/nouvel-appel/import"), Policy(Permission.PrepareCalls, Body = BodyKind.Text)]
    public async Task<IResult> ImportNewCallAsync(CancellationToken cancellation)
    {
        var file = await RulesFile.OfAsync(await Request.ReadFormAsync(cancellation), null, cancellation);
        var rules = imported.Read(file.Text, file.Id);
        if (rules.IsRefused)
        {
            return Again(file, rules.Refusal);
        }

        var saved = await define.RunAsync(file.Id, rules.Value, isCreation: true, null, Request.Act(), cancellation);
        return saved switch
        {
            { IsRefused: false } => Results.LocalRedirect(Addresses.ManagedRules(file.Id)),
            { Refusal: ActRefusal<CallRefusal>.Stale } => Again(
                file, Problems.FormUnreadable(new Fault("id", "Un appel porte déjà cet identifiant. Choisissez-en un autre."))),
            _ => Again(file, Problems.Of(saved.Refusal)),
        };
    }

    [Reads("gestion/appels/{call}/reglement/import"), Policy(Permission.PrepareCalls)]
    public async Task<IResult> ShowRulesImportAsync(string call, CancellationToken cancellation) =>
        await managed.FindAsync(call, Request.Actor(), cancellation) is { State: { } state } loaded
            && CallAccess.Writes(state, Request.Actor())
            ? DraftPage(state, new RulesFile(call, string.Empty, loaded.EntityTag), null)
            : Problems.NotFound.ToResult();

    /// <summary>Whoever writes a draft call writes its rules anew from a file, over the version that they saw.</summary>
    [HttpPost("gestion/appels/{call}/reglement/import"), Policy(Permission.PrepareCalls, Body = BodyKind.Text)]
    public async Task<IResult> ImportRulesAsync(string call, CancellationToken cancellation)
    {
        var file = await RulesFile.OfAsync(await Request.ReadFormAsync(cancellation), call, cancellation);
        if (await managed.FindAsync(call, Request.Actor(), cancellation) is not { State: { } state } loaded)
        {
            return Problems.NotFound.ToResult();
        }

        var rules = imported.Read(file.Text, call);
        if (rules.IsRefused)
        {
            return DraftPage(state, file, rules.Refusal);
        }

        var saved = await define.RunAsync(call, rules.Value, isCreation: false, file.Version, Request.Act(), cancellation);
        return saved.IsRefused ? Refused(loaded, file, Problems.Of(saved.Refusal)) : Results.LocalRedirect(Addresses.ManagedRules(call));
    }

    /// <summary>Somebody saved the rules meanwhile: to send the file again is to choose it.</summary>
    private static IResult Refused(Loaded<CallState> loaded, RulesFile file, Problem problem) => DraftPage(
        loaded.State!, problem == Problems.Stale ? file with { Version = loaded.EntityTag } : file,
        ManagedCalls.AsChoiceOfVersions(problem));

    /// <summary>True for a secretary, whose call an administrator approves.</summary>
    private bool Prepares => !Policies.Permits(Permission.DefineCalls, Request.Actor());

    private IResult Again(RulesFile file, Problem problem) => problem.IsAboutTheForm
        ? Page.Of(new NewCallImportPage { File = file, Problem = problem, Prepares = Prepares }, problem)
        : problem.ToResult();

    private static IResult DraftPage(CallState call, RulesFile file, Problem? problem) => problem is { IsAboutTheForm: false }
        ? problem.ToResult()
        : Page.Of(new RulesImportPage { Call = call, File = file, Problem = problem }, problem);
}
