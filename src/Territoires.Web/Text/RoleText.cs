namespace Territoires.Web.Text;

/// <summary>The roles as people call them.</summary>
public static class RoleText
{
    /// <summary>Those that an administrator gives, and what each is for. Whoever applies comes by themselves.</summary>
    public static readonly IReadOnlyList<(Role Role, string Name, string Does)> Given =
    [
        (Role.Juror, "membre du jury", "évalue les dossiers qui lui sont confiés et vote en séance"),
        (Role.Service, "service de l’État", "donne un avis sur les candidatures de ses départements"),
        (Role.Secretary, "secrétariat", "prépare les appels, instruit les candidatures, compose le jury, tient la séance"),
        (Role.Authority, "autorité", "désigne les lauréats"),
        (Role.Administrator, "administration", "crée, approuve et ouvre les appels, publie les listes, invite les personnes"),
        (Role.Auditor, "audit", "lit tout et n’écrit rien"),
    ];

    /// <summary>What else people write for one of them.</summary>
    private static readonly IReadOnlyList<(string Word, Role Role)> OtherWords =
    [
        ("jury", Role.Juror), ("juré", Role.Juror), ("jurée", Role.Juror), ("membre", Role.Juror), ("service", Role.Service),
        ("secrétaire", Role.Secretary), ("administrateur", Role.Administrator), ("administratrice", Role.Administrator),
        ("auditeur", Role.Auditor), ("auditrice", Role.Auditor),
    ];

    public static string Of(Role role) => role == Role.Applicant ? "candidat" : Given.Single(given => given.Role == role).Name;

    /// <summary>« membre du jury, secrétariat ».</summary>
    public static string Of(IEnumerable<Role> roles) =>
        string.Join(", ", roles.Where(role => role != Role.Public).Order().Select(Of));

    /// <summary>The role that a word says, with or without its accents and capitals; null when it says none that is given.</summary>
    public static Role? Find(string word) => Given.Select(given => (given.Name, given.Role)).Concat(OtherWords)
        .Where(known => FrenchText.Names.Compare(known.Item1, word.Trim().Replace('\'', '’')) == 0)
        .Select(known => (Role?)known.Item2).FirstOrDefault();
}
