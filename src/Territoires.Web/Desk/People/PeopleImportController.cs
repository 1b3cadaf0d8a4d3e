namespace Territoires.Web.Desk.People;

/// <summary>A list of people from a file: chosen, shown line by line, then imported.</summary>
public sealed class PeopleImportController(PeopleImport import) : ControllerBase
{
    [Reads("gestion/personnes/import"), Policy(Permission.ManageAccounts)]
    public IResult ShowPeopleImport() => Page.Of(new PeopleImportPage { Writes = import.Writes(Request) });

    /// <summary>Shows what would come of a file. Nothing is written.</summary>
    [HttpPost("gestion/personnes/import"), Policy(Permission.ManageAccounts, Body = BodyKind.Text)]
    public async Task<IResult> PreviewPeopleAsync(CancellationToken cancellation)
    {
        var form = await Request.ReadFormAsync(cancellation);
        if (form.Files.GetFile("fichier") is not { Length: > 0 } file)
        {
            return Refused(ListedPeople.Refused("Choisissez le fichier de la liste."));
        }

        if (file.Length > ListedPeople.MostBytes)
        {
            return Refused(ListedPeople.Refused($"Le fichier pèse plus de {FrenchText.Bytes(ListedPeople.MostBytes)}. Partagez la liste."));
        }

        await using var content = file.OpenReadStream();
        var bytes = new byte[file.Length];
        await content.ReadExactlyAsync(bytes, cancellation);
        return await PreviewAsync(ListedPeople.TextOf(bytes), cancellation);
    }

    /// <summary>Imports the list that was shown, read again: what changed meanwhile is shown instead.</summary>
    [HttpPost("gestion/personnes/import/confirmation"), Policy(Permission.ManageAccounts, Body = BodyKind.Text)]
    public async Task<IResult> ImportPeopleAsync(CancellationToken cancellation)
    {
        var text = (await Request.ReadFormAsync(cancellation))["liste"].ToString();
        var people = await import.PreviewAsync(text, cancellation);
        if (people.IsRefused || PeopleImport.Refusal(people.Value) is not null)
        {
            return await PreviewAsync(text, cancellation);
        }

        return await import.RunAsync(people.Value, Request) is { } refusal
            ? refusal.ToResult()
            : Results.LocalRedirect(Addresses.PeopleAfter(PeopleNotice.Imported));
    }

    private async Task<IResult> PreviewAsync(string text, CancellationToken cancellation)
    {
        var people = await import.PreviewAsync(text, cancellation);
        if (people.IsRefused)
        {
            return Refused(people.Refusal);
        }

        var problem = PeopleImport.Refusal(people.Value);
        return Page.Of(
            new PeopleImportPage { Writes = import.Writes(Request), People = people.Value, Text = text, Problem = problem }, problem);
    }

    private Page Refused(Problem problem) =>
        Page.Of(new PeopleImportPage { Writes = import.Writes(Request), Problem = problem }, problem);
}
