using Territoires.Core.Accounts;
using Territoires.Domain.Jury;

namespace Territoires.Web.Desk.Panel;

/// <summary>Reads what is typed of one seat: who is not known, or cannot sit, is refused at their field, with what to do.</summary>
/// <param name="place">Of the seat in the form, from 0.</param>
/// <param name="call">Whose jury it is.</param>
/// <param name="members">Who is behind what is typed.</param>
/// <param name="seated">Where each person sits, by id; filled as seats are read.</param>
/// <param name="faults">Takes what is wrong.</param>
internal sealed class SeatReader(
    int place, string call, IReadOnlyDictionary<string, Account> members, Dictionary<string, string> seated, List<Fault> faults)
{
    private readonly string name = $"Siège {PanelForm.Text(place + 1)}";

    public string College(string typed)
    {
        if (typed.Length is 0 or > PanelCheck.MaxText)
        {
            return Refused("college", $"écrivez le collège, par exemple «\u00a0élus\u00a0», en {PanelCheck.MaxText} caractères au plus.");
        }

        return typed;
    }

    public string Titular(string typed) =>
        typed.Length == 0 ? Refused("titular", "écrivez l’adresse électronique du titulaire.") : Member("titular", typed);

    public string? Alternate(string typed) => typed.Length == 0 ? null : Member("alternate", typed);

    private string Member(string field, string typed)
    {
        if (!members.TryGetValue(typed, out var account))
        {
            return Refused(field, EmailAddress.Parse(typed) is null && !PersonId.IsValid(typed)
                ? $"«\u00a0{typed}\u00a0» n’est pas une adresse électronique. Écrivez celle du compte de la personne."
                : $"personne n’a de compte sous «\u00a0{typed}\u00a0». "
                    + "Vérifiez l’adresse, ou faites inviter la personne comme membre du jury.");
        }

        if (!account.Actor.Is(Role.Juror))
        {
            return Refused(
                field, $"«\u00a0{typed}\u00a0» a un compte, mais n’y est pas membre du jury. L’administration lui donne ce rôle.");
        }

        if (!account.Actor.MayTouch(call))
        {
            return Refused(field, $"le compte de «\u00a0{typed}\u00a0» ne vaut que pour un autre appel.");
        }

        return seated.TryAdd(account.Actor.Id, name)
            ? account.Actor.Id
            : Refused(field, $"«\u00a0{typed}\u00a0» a déjà une place ({seated[account.Actor.Id].ToLowerInvariant()}). "
                + "Un membre n’en a qu’une, comme titulaire ou comme suppléant.");
    }

    /// <summary>Says why, and answers what stands for it in a panel that is not kept: its other faults are found all the same.</summary>
    private string Refused(string field, string why)
    {
        var at = $"{PanelForm.At(place)}-{field}";
        faults.Add(new Fault(at, $"{name}\u00a0: {why}"));
        return at;
    }
}
