using Territoires.Core.Accounts;
using Territoires.Core.Territories;

namespace Territoires.Web.Desk.People;

/// <summary>A line of a list, and what would come of it.</summary>
/// <param name="Listed">What the line says.</param>
/// <param name="Wanted">The account; null for a line at fault.</param>
/// <param name="IsThere">Its address has an account, which stays as it is.</param>
/// <param name="Faults">What is wrong with it.</param>
public sealed record PreviewedPerson(ListedPerson Listed, Account? Wanted, bool IsThere, IReadOnlyList<string> Faults)
{
    /// <summary>Id of the line on the page.</summary>
    public string Anchor => $"ligne-{Listed.Line}";
}

/// <summary>
/// A list of people: every line is shown with what would come of it, and nothing is written while one of them is at fault.
/// </summary>
public sealed class PeopleImport(AccountStore accounts, Referential referential, Invitations invitations)
{
    /// <summary>How many are written to at a time.</summary>
    private const int AtOnce = 8;

    /// <summary>Whether whoever is imported is written to.</summary>
    public bool Writes(HttpRequest request) => invitations.CanWrite(request);

    /// <summary>Each line with its faults, or why the text is no list.</summary>
    public async Task<Result<IReadOnlyList<PreviewedPerson>, Problem>> PreviewAsync(string text, CancellationToken cancellation)
    {
        var listed = ListedPeople.Read(text);
        if (listed.IsRefused)
        {
            return listed.Refusal;
        }

        var places = await referential.PlacesAsync(cancellation);
        var firstLines = new Dictionary<string, int>(StringComparer.Ordinal);
        var previewed = new List<PreviewedPerson>();
        foreach (var person in listed.Value)
        {
            var read = person.Typed.Read(places);
            var faults = read.IsRefused ? read.Refusal.Select(fault => fault.Message).ToList() : [];
            if (EmailAddress.Parse(person.Typed.Address) is { } address && !firstLines.TryAdd(address.Account, person.Line))
            {
                faults.Add($"La même adresse est à la ligne {firstLines[address.Account]}.");
            }

            if (person.IsBroken)
            {
                faults.Insert(0, "Un guillemet n’est pas fermé, ou l’est deux fois.");
            }

            previewed.Add(new PreviewedPerson(person, faults.Count == 0 ? read.Value : null, IsThere: false, faults));
        }

        return await WithAccountsAsync(previewed, cancellation);
    }

    /// <summary>The refusal of a list of which a line is at fault; null for none.</summary>
    public static Problem? Refusal(IReadOnlyList<PreviewedPerson> people)
    {
        Fault[] faults =
        [
            .. people.SelectMany(
                person => person.Faults.Select(fault => new Fault(person.Anchor, $"Ligne {person.Listed.Line}\u00a0: {fault}"))),
        ];
        return faults.Length > 0 ? Problems.ListUnacceptable(faults) : null;
    }

    /// <summary>Opens the accounts that are not there. Whoever is opened one meanwhile keeps that.</summary>
    public async Task<Problem?> RunAsync(IReadOnlyList<PreviewedPerson> people, HttpRequest request)
    {
        foreach (var some in people.Where(person => !person.IsThere).Select(person => person.Wanted!).Chunk(AtOnce))
        {
            var done = await Task.WhenAll(some.Select(wanted => invitations.InviteAsync(wanted, request, CancellationToken.None)));
            if (Array.Find(done, one => one.IsRefused && one.Refusal != Problems.AccountThere) is { IsRefused: true } refused)
            {
                return refused.Refusal;
            }
        }

        return null;
    }

    private async Task<PreviewedPerson[]> WithAccountsAsync(IReadOnlyList<PreviewedPerson> people, CancellationToken cancellation)
    {
        var all = new List<PreviewedPerson>();
        foreach (var some in people.Chunk(AtOnce))
        {
            all.AddRange(await Task.WhenAll(some.Select(async person => person with
            {
                IsThere = person.Wanted is { } wanted && await accounts.FindAsync(wanted.Key, cancellation) is { Confirmed: true },
            })));
        }

        return [.. all];
    }
}
