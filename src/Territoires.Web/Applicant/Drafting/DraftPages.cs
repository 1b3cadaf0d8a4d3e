using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Core.Territories;
using Territoires.Domain.Applications;
using Territoires.Domain.Territories;

namespace Territoires.Web.Applicant.Drafting;

/// <summary>The pages of a draft, as it stands or with what was just refused.</summary>
public sealed class DraftPages(CallStore calls, ApplicationStore applications, Referential referential)
{
    /// <summary>Bodies that one search shows; a person who finds none among them writes more of the name.</summary>
    private const int MaxFound = 20;

    /// <param name="application">The application as it is now.</param>
    /// <param name="step">Key of the page; an unknown one is the first.</param>
    /// <param name="typed">What the person typed, when it was refused, by field; null to show what is saved.</param>
    /// <param name="problem">Why it was refused.</param>
    /// <param name="cancellation">Client gone.</param>
    /// <param name="search">Text in the search for a territory.</param>
    /// <param name="shown">How many its writer asked to see of what the page repeats.</param>
    /// <param name="done">What was done just before.</param>
    public async Task<IResult> ShowAsync(
        Loaded<ApplicationState> application, string step, IReadOnlyDictionary<string, string>? typed, Problem? problem,
        CancellationToken cancellation, string? search = null, string? shown = null, JustDone? done = null)
    {
        var state = application.State!;
        var call = await calls.ReadAsync(state.CallId, cancellation);
        var on = DraftStep.Find(call.Rules, step, state.Correction);
        return Page.Of(new DraftStepPage
        {
            Call = call,
            Application = state.AsWritten,
            Version = SectionVersion.Of(state.AsWritten.Content, on.Key, call.Rules),
            Step = on,
            Typed = typed,
            Problem = problem is { Status: StatusCodes.Status412PreconditionFailed } ? ChoiceOfVersions : problem,
            Search = search ?? string.Empty,
            Shown = shown,
            Done = done?.Sentences(state.AsWritten, call.Rules) ?? [],
            Found = await FoundAsync(search, cancellation),
            Places = await referential.PlacesAsync(cancellation),
            Key = Guid.CreateVersion7().ToString("N"),
        }, problem);
    }

    /// <summary>
    /// After an act on a page: the next address, or the same page with what was typed, why it was refused, and what was done all the same.
    /// </summary>
    public async Task<IResult> AnswerAsync(
        string id, string step, IReadOnlyDictionary<string, string>? typed, Problem? problem, string next, Act act,
        CancellationToken cancellation, JustDone? done = null)
    {
        if (problem is null)
        {
            return Results.LocalRedirect(next);
        }

        return problem.IsAboutTheForm && await applications.FindAsync(id, act.Actor, cancellation) is { } application
            ? await ShowAsync(application, step, typed, problem, cancellation, SearchAfter(step, typed), done: done)
            : problem.ToResult();
    }

    /// <summary>A body that was named and refused is searched by that name: its namesakes are shown, each with its button.</summary>
    private static string? SearchAfter(string step, IReadOnlyDictionary<string, string>? typed) =>
        step == DraftStep.LeadBodies && typed is not null && typed.ContainsKey("nommer") ? typed.GetValueOrDefault("name") : null;

    /// <summary>
    /// After the saving of a page: where its button leads, or the same page with what was typed and what was refused of it.
    /// </summary>
    public Task<IResult> AnswerAsync(
        string id, string step, TypedFields typed, EditedSection edited, Act act, CancellationToken cancellation) =>
        AnswerAsync(id, step, typed, edited.Problem, edited.Written is { } written
            ? JustDone.Save(act.ReceivedAt).Said(Next(written, step, typed))
            : Addresses.DraftStep(id, step), act, cancellation);

    /// <summary>Where « Enregistrer et continuer » leads, or back to the same page after « Enregistrer ».</summary>
    private static string Next(WrittenApplication written, string step, TypedFields typed) => typed.ContainsKey("suite")
        ? DraftStep.After(written.Rules, step, written.Application.State!.Correction).Address(written.Application.Key)
        : Addresses.DraftStep(written.Application.Key, step);

    private static Problem ChoiceOfVersions => Problems.Stale with
    {
        Detail = "Cette page de la candidature a été enregistrée ailleurs\u00a0: dans un autre onglet, ou par une autre personne.",
        Next = "Ce que vous aviez écrit est ci-dessous. L’enregistrer remplacera l’autre version\u00a0; recharger la page l’affichera.",
    };

    private async Task<IReadOnlyList<TerritoryHit>> FoundAsync(string? search, CancellationToken cancellation) =>
        search?.Trim() is { Length: > 0 and <= ApplicationContent.MaxTitle } text
            ? (await referential.DirectoryAsync(cancellation)).Search(text, MaxFound)
            : [];
}
