using System.Globalization;

namespace Territoires.Web.Text;

/// <summary>Programmes and their networks.</summary>
public static partial class Addresses
{
    public const string Programmes = "/programmes";

    /// <summary>Programmes, to write them down.</summary>
    public const string ManagedProgrammes = "/gestion/programmes";

    public const string NewProgramme = "/gestion/nouveau-programme";

    public static string Programme(string programme) => $"{Programmes}/{programme}";

    public static string Network(string programme) => $"{Programme(programme)}/reseau";

    public static string NetworkOn(string programme, DateOnly day) => $"{Network(programme)}?au={Written(day)}";

    /// <summary>A member with the history of its stay.</summary>
    public static string Member(string programme, string member) => $"{Network(programme)}/{member}";

    public static string NetworkFile(string programme, string format, DateOnly day) =>
        $"{Programme(programme)}/reseau.{format}?au={Written(day)}";

    public static string ManagedProgramme(string programme) => $"{ManagedProgrammes}/{programme}";

    public static string ManagedProgrammeAfter(string programme, string done) => $"{ManagedProgramme(programme)}?fait={done}";

    public static string ManagedMembers(string programme) => $"{ManagedProgramme(programme)}/membres";

    public static string ManagedMember(string programme, string member) => $"{ManagedMembers(programme)}/{member}";

    public static string ManagedMemberEnd(string programme, string member) => $"{ManagedMember(programme, member)}/depart";

    public static string ManagedRenewal(string programme, string member) => $"{ManagedMember(programme, member)}/renouvellement";

    public static string ManagedLinks(string programme) => $"{ManagedProgramme(programme)}/appels";

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
