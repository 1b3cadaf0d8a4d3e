using Territoires.Core.Accounts;
using Territoires.Core.Territories;

namespace Territoires.Web.Desk.People;

/// <summary>Somebody who may sign in, as an administrator types them.</summary>
/// <param name="Address">Electronic address.</param>
/// <param name="Roles">Names of roles, or whatever a file says instead.</param>
/// <param name="Departements">Area of a service, as a list.</param>
/// <param name="Quality">What they are shown as.</param>
public sealed record PersonForm(string Address, IReadOnlyList<string> Roles, string Departements, string Quality)
{
    public const string AddressField = "adresse";
    public const string RolesField = "roles";
    public const string DepartementsField = "departements";
    public const string QualityField = "qualite";

    public static readonly PersonForm Empty = new(string.Empty, [], string.Empty, string.Empty);

    public static PersonForm Of(IFormCollection form) => new(
        form[AddressField].ToString().Trim(),
        [.. form[RolesField].OfType<string>()],
        form[DepartementsField].ToString().Trim(),
        form[QualityField].ToString().Trim());

    public static PersonForm Of(Account account) => new(
        account.Address.Value,
        [.. account.Actor.Roles.Select(role => role.ToString())],
        string.Join(", ", account.Actor.Departements),
        account.Quality ?? string.Empty);

    /// <summary>The account that is wanted, or everything that is wrong with it.</summary>
    /// <param name="places">The départements that there are.</param>
    /// <param name="before">The account that it changes; null for a new one.</param>
    public Result<Account, IReadOnlyList<Fault>> Read(Places places, Account? before = null)
    {
        var faults = new List<Fault>();
        var address = before?.Address ?? EmailAddress.Parse(Address);
        if (address is null)
        {
            faults.Add(new Fault(AddressField, Address.Length == 0
                ? "Écrivez l’adresse électronique de la personne."
                : $"«\u00a0{Address}\u00a0» n’est pas une adresse électronique. Écrivez-la en entier, par exemple service@exemple.fr."));
        }

        var roles = ReadRoles(before, faults);
        var departements = ReadDepartements(places, roles.Contains(Role.Service), faults);
        CheckQuality(roles.Contains(Role.Juror), faults);
        return address is null || faults.Count > 0
            ? faults
            : new Account(
                address, new Actor(before?.Actor.Id ?? string.Empty, roles, before?.Actor.Call, departements), Confirmed: true)
            { Quality = Quality };
    }

    /// <summary>Somebody who applied goes on applying, whatever else they are given.</summary>
    private HashSet<Role> ReadRoles(Account? before, List<Fault> faults)
    {
        var given = RoleText.Given.Select(one => one.Role).ToDictionary(role => role.ToString(), StringComparer.Ordinal);
        foreach (var unknown in Roles.Where(
            role => !given.ContainsKey(role) && role is not (nameof(Role.Public) or nameof(Role.Applicant))))
        {
            faults.Add(new Fault(RolesField, $"«\u00a0{unknown}\u00a0» n’est pas un rôle. Écrivez l’un de ceux-ci\u00a0: "
                + $"{string.Join(", ", RoleText.Given.Select(one => one.Name))}."));
        }

        var roles = Roles.Where(given.ContainsKey).Select(role => given[role]).Append(Role.Public).ToHashSet();
        if (before?.Actor.Is(Role.Applicant) == true)
        {
            roles.Add(Role.Applicant);
        }

        if (roles.Count == 1 && faults.TrueForAll(fault => fault.Field != RolesField))
        {
            faults.Add(new Fault(RolesField, "Choisissez au moins un rôle."));
        }

        return roles;
    }

    private string[] ReadDepartements(Places places, bool isService, List<Fault> faults)
    {
        var written = places.Split(Departements);
        if (isService && written.Count == 0)
        {
            faults.Add(new Fault(DepartementsField, "Un service de l’État donne son avis sur des départements\u00a0: écrivez-les."));
        }
        else if (!isService && written.Count > 0)
        {
            faults.Add(new Fault(DepartementsField, "Les départements ne servent qu’à un service de l’État\u00a0: laissez vide."));
        }

        var codes = new List<string>();
        foreach (var one in written)
        {
            if (places.Find(one) is { } code)
            {
                codes.Add(code.Value);
            }
            else
            {
                faults.Add(new Fault(DepartementsField, $"«\u00a0{one}\u00a0» n’est pas un département. Écrivez son numéro ou son nom."));
            }
        }

        return [.. codes.Distinct(StringComparer.Ordinal)];
    }

    private void CheckQuality(bool isJuror, List<Fault> faults)
    {
        if (Quality.Length > Account.LongestQuality || Quality.Any(char.IsControl))
        {
            faults.Add(new Fault(QualityField, $"Écrivez la qualité sur une ligne, en {Account.LongestQuality} caractères au plus."));
        }
        else if (isJuror && Quality.Length == 0)
        {
            faults.Add(new Fault(
                QualityField, "Un membre du jury est montré sous un nom ou une qualité\u00a0: écrivez-la, par exemple Jurée 3."));
        }
    }
}
