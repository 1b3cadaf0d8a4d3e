using Territoires.Core.JurySessions;
using Territoires.Core.Publication;
using Territoires.Core.Storage;
using Territoires.Domain.Calls;
using Territoires.Domain.Publication;
using Territoires.Web.Components;
using Territoires.Web.Files;

namespace Territoires.Web.Desk.Publication;

/// <summary>Changes of a list that is public, each on a page that says what it does before it is done.</summary>
public sealed class ListChangeController(ManagedCalls managed, Selections selections, CorrectList correct) : ControllerBase
{
    [Reads("gestion/appels/{call}/publication/rectificatif/{number}"), Policy(Permission.Publish)]
    public Task<IResult> ShowManagedErratumAsync(string call, string number, CancellationToken cancellation) =>
        ErratumAsync(call, number, null, null, cancellation);

    /// <summary>An erratum about one laureate.</summary>
    [HttpPost("gestion/appels/{call}/publication/rectificatif/{number}"), Policy(Permission.Publish, Body = BodyKind.Text)]
    public async Task<IResult> CorrectLaureateAsync(string call, string number, CancellationToken cancellation)
    {
        var form = await Request.ReadFormAsync(cancellation);
        var typed = ChangeForm.Of(form);
        if (Confirmation.Erratum.MissingIn(form) is { } unconfirmed)
        {
            return await ErratumAsync(call, number, typed, unconfirmed, cancellation);
        }

        var asked = new CorrectionAsked(number, typed.Shown, null, typed.Reason, typed.Seen);
        return await AnswerAsync(
            call, await correct.RunAsync(call, asked, Request.Act(), cancellation),
            problem => ErratumAsync(call, number, typed, problem, cancellation));
    }

    [Reads("gestion/appels/{call}/publication/texte"), Policy(Permission.Publish)]
    public Task<IResult> ShowManagedListTextAsync(string call, CancellationToken cancellation) => TextAsync(call, null, null, cancellation);

    /// <summary>An erratum of what the list says above its laureates.</summary>
    [HttpPost("gestion/appels/{call}/publication/texte"), Policy(Permission.Publish, Body = BodyKind.Text)]
    public async Task<IResult> CorrectListTextAsync(string call, CancellationToken cancellation)
    {
        var form = await Request.ReadFormAsync(cancellation);
        var typed = ChangeForm.Of(form);
        if (Confirmation.Erratum.MissingIn(form) is { } unconfirmed)
        {
            return await TextAsync(call, typed, unconfirmed, cancellation);
        }

        var asked = new CorrectionAsked(null, null, typed.Text ?? string.Empty, typed.Reason, typed.Seen);
        return await AnswerAsync(
            call, await correct.RunAsync(call, asked, Request.Act(), cancellation),
            problem => TextAsync(call, typed, problem, cancellation));
    }

    [Reads("gestion/appels/{call}/publication/renoncement/{number}"), Policy(Permission.Publish)]
    public Task<IResult> ShowManagedRenunciationAsync(string call, string number, CancellationToken cancellation) =>
        RenunciationAsync(call, number, null, null, cancellation);

    /// <summary>A laureate gives up.</summary>
    [HttpPost("gestion/appels/{call}/publication/renoncement/{number}"), Policy(Permission.Publish)]
    public async Task<IResult> WithdrawLaureateAsync(
        string call, string number, [FromServices] WithdrawLaureate withdraw, CancellationToken cancellation)
    {
        var form = await Request.ReadFormAsync(cancellation);
        var typed = ChangeForm.Of(form);
        if (Confirmation.Renunciation.MissingIn(form) is { } unconfirmed)
        {
            return await RenunciationAsync(call, number, typed, unconfirmed, cancellation);
        }

        return await AnswerAsync(
            call, await withdraw.RunAsync(call, number, typed.Reason, typed.Seen, Request.Act(), cancellation),
            problem => RenunciationAsync(call, number, typed, problem, cancellation));
    }

    [Reads("gestion/appels/{call}/publication/remplacement"), Policy(Permission.Publish)]
    public Task<IResult> ShowManagedReserveCallAsync(string call, CancellationToken cancellation) =>
        CallingAsync(call, null, null, cancellation);

    /// <summary>The first of the reserve takes the place of a laureate who gave up.</summary>
    [HttpPost("gestion/appels/{call}/publication/remplacement"), Policy(Permission.Publish)]
    public async Task<IResult> CallReserveAsync(string call, [FromServices] CallReserve reserve, CancellationToken cancellation)
    {
        var form = await Request.ReadFormAsync(cancellation);
        var typed = ChangeForm.Of(form);
        if (Confirmation.ReserveCall.MissingIn(form) is { } unconfirmed)
        {
            return await CallingAsync(call, typed, unconfirmed, cancellation);
        }

        return await AnswerAsync(
            call, await reserve.RunAsync(call, typed.Reason, typed.Seen, Request.Act(), cancellation),
            problem => CallingAsync(call, typed, problem, cancellation));
    }

    private Task<IResult> ErratumAsync(string call, string number, ChangeForm? typed, Problem? problem, CancellationToken cancellation) =>
        PageAsync(call, problem, async (state, list, names) =>
            list.LaureateOf(number) is { } laureate && await correct.ShownAsync(state, laureate.Id, cancellation) is var shown
                ? Page.Of(new ErratumPage
                {
                    Call = state,
                    Number = number,
                    Name = names[number],
                    Typed = Anew(state, typed ?? ChangeForm.Of(state) with { Shown = shown }, problem),
                    Before = shown,
                    Problem = problem,
                }, problem)
                : null, cancellation);

    private Task<IResult> TextAsync(string call, ChangeForm? typed, Problem? problem, CancellationToken cancellation) =>
        PageAsync(call, problem, (state, list, _) => Task.FromResult<IResult?>(Page.Of(new ListTextPage
        {
            Call = state,
            Typed = Anew(state, typed ?? ChangeForm.Of(state) with { Text = list.Text }, problem),
            Problem = problem,
        }, problem)), cancellation);

    private Task<IResult> RenunciationAsync(
        string call, string number, ChangeForm? typed, Problem? problem, CancellationToken cancellation) =>
        PageAsync(call, problem, (state, list, names) => Task.FromResult<IResult?>(list.LaureateOf(number) is null
            ? null
            : Page.Of(new RenunciationPage
            {
                Call = state,
                Number = number,
                Name = names[number],
                Typed = Anew(state, typed ?? ChangeForm.Of(state), problem),
                Problem = problem,
            }, problem)), cancellation);

    private Task<IResult> CallingAsync(string call, ChangeForm? typed, Problem? problem, CancellationToken cancellation) =>
        PageAsync(call, problem, (state, list, names) => Task.FromResult<IResult?>(Page.Of(new ReserveCallPage
        {
            Call = state,
            List = list,
            Names = names,
            Typed = Anew(state, typed ?? ChangeForm.Of(state), problem),
            Problem = problem,
        }, problem)), cancellation);

    /// <summary>Somebody changed the list meanwhile: what was typed is over the list that is shown now.</summary>
    private static ChangeForm Anew(CallState call, ChangeForm typed, Problem? problem) =>
        problem?.Slug == Problems.Stale.Slug ? typed with { Seen = ListVersion.LatestOf(call) } : typed;

    /// <summary>A page about a list that is public; another answer when it is not, or is not about its form.</summary>
    private async Task<IResult> PageAsync(
        string call, Problem? problem, Func<CallState, ListVersion, NamedFiles, Task<IResult?>> draw, CancellationToken cancellation)
    {
        var act = Request.Act();
        if (await managed.FindAsync(call, act.Actor, cancellation) is not { State: { } state } || !state.IsPublishedAt(act.ReceivedAt)
            || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        var names = NamedFiles.Among(await selections.ApplicationsAsync(call, cancellation), state, act.Actor);
        return await draw(state, ListVersion.Of(state), names) ?? (problem ?? Problems.NotFound).ToResult();
    }

    private static async Task<IResult> AnswerAsync(
        string call, Result<Loaded<CallState>, ActRefusal<CallRefusal>> done, Func<Problem, Task<IResult>> again) =>
        done.IsRefused ? await again(Problems.Of(done.Refusal)) : Results.LocalRedirect(Addresses.ManagedPublication(call));
}
