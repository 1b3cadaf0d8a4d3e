using Territoires.Core.Programmes;
using Territoires.Core.Storage;
using Territoires.Domain.Calls;
using Territoires.Domain.Programmes;

namespace Territoires.Web.Desk.Programmes;

/// <summary>A programme, registered or revised over the version that was seen. Nothing typed is lost.</summary>
public sealed class DefinitionController(ProgrammeDesk desk, DefineProgramme define) : ControllerBase
{
    [Reads("gestion/nouveau-programme"), Policy(Permission.ManageProgrammes)]
    public IResult ShowNewProgramme() => Request.Actor().Call is null
        ? PageOf(null, ProgrammeForm.New, string.Empty, null)
        : Problems.NotFound.ToResult();

    /// <summary>An administrator registers a programme. The other buttons of the form show it again, with a row more or less.</summary>
    [HttpPost("gestion/nouveau-programme"), Policy(Permission.ManageProgrammes, Body = BodyKind.Text)]
    public async Task<IResult> DefineProgrammeAsync(CancellationToken cancellation)
    {
        var fields = await Request.ReadFormAsync(cancellation);
        var typed = ProgrammeForm.Of(fields, null);
        if (RowGesture.Read(fields[RowGesture.Field].ToString()) is { } gesture)
        {
            return PageOf(null, typed.After(gesture), string.Empty, null, isUnsaved: true);
        }

        typed = typed.WithoutBlanks();
        var definition = ReadProgramme.Of(typed);
        if (definition.IsRefused)
        {
            return PageOf(null, typed, string.Empty, definition.Refusal);
        }

        var saved = await define.RunAsync(typed["id"], definition.Value, isCreation: true, null, Request.Act(), cancellation);
        return saved switch
        {
            { IsRefused: false } => Results.LocalRedirect(Addresses.ManagedProgramme(typed["id"])),
            { Refusal: ActRefusal<ProgrammeRefusal>.Stale } => PageOf(
                null, typed, string.Empty,
                Problems.FormUnreadable(new Fault("id", "Un programme porte déjà cet identifiant. Choisissez-en un autre."))),
            _ => PageOf(null, typed, string.Empty, Problems.Of(saved.Refusal)),
        };
    }

    [Reads("gestion/programmes/{programme}/revision"), Policy(Permission.ManageProgrammes)]
    public async Task<IResult> ShowRevisionAsync(string programme, CancellationToken cancellation) =>
        await FindAsync(programme, cancellation) is { State: { } state } loaded
            ? PageOf(state, ProgrammeForm.Of(programme, state.Definition), loaded.EntityTag, null)
            : Problems.NotFound.ToResult();

    [HttpPost("gestion/programmes/{programme}/revision"), Policy(Permission.ManageProgrammes, Body = BodyKind.Text)]
    public async Task<IResult> ReviseProgrammeAsync(string programme, CancellationToken cancellation)
    {
        var fields = await Request.ReadFormAsync(cancellation);
        var (typed, version) = (ProgrammeForm.Of(fields, programme), fields["version"].ToString());
        if (await FindAsync(programme, cancellation) is not { State: { } state } loaded)
        {
            return Problems.NotFound.ToResult();
        }

        if (RowGesture.Read(fields[RowGesture.Field].ToString()) is { } gesture)
        {
            return PageOf(state, typed.After(gesture), version, null, isUnsaved: true);
        }

        typed = typed.WithoutBlanks();
        var definition = ReadProgramme.Of(typed);
        if (definition.IsRefused)
        {
            return PageOf(state, typed, version, definition.Refusal);
        }

        var saved = await define.RunAsync(programme, definition.Value, isCreation: false, version, Request.Act(), cancellation);
        if (!saved.IsRefused)
        {
            return Results.LocalRedirect(Addresses.ManagedProgramme(programme));
        }

        // Somebody saved it meanwhile: what was typed is shown, and saving it again is to choose it.
        var problem = Problems.Of(saved.Refusal);
        return PageOf(state, typed, problem == Problems.Stale ? loaded.EntityTag : version, problem);
    }

    private async Task<Loaded<ProgrammeState>?> FindAsync(string programme, CancellationToken cancellation) =>
        CallId.IsValid(programme) ? await desk.FindAsync(programme, Request.Actor(), cancellation) : null;

    private static IResult PageOf(ProgrammeState? state, ProgrammeForm form, string version, Problem? problem, bool isUnsaved = false) =>
        problem is { IsAboutTheForm: false } && problem != Problems.Stale ? problem.ToResult() : Page.Of(
            new ProgrammeFormPage
            {
                Programme = state,
                Form = form,
                Version = version,
                IsUnsaved = isUnsaved || problem is not null,
                Problem = problem is null ? null : ReadProgramme.OnThePage(problem),
            },
            problem);
}
