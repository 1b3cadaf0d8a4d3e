using System.Globalization;

namespace Territoires.Web.Text;

/// <summary>Programmes and their networks.</summary>
public static partial class Addresses
{
    public const string Programmes = "/programmes";

    public static string Programme(string programme) => $"{Programmes}/{programme}";

    public static string Network(string programme) => $"{Programme(programme)}/reseau";

    public static string NetworkOn(string programme, DateOnly day) => $"{Network(programme)}?au={Written(day)}";

    /// <summary>A member with the history of its stay.</summary>
    public static string Member(string programme, string member) => $"{Network(programme)}/{member}";

    public static string NetworkFile(string programme, string format, DateOnly day) =>
        $"{Programme(programme)}/reseau.{format}?au={Written(day)}";

    /// <summary>The desk of those who keep programmes.</summary>
    public const string ManagedProgrammes = "/gestion/programmes";

    public const string NewProgramme = "/gestion/nouveau-programme";

    public static string ManagedProgramme(string programme) => $"{ManagedProgrammes}/{programme}";

    public static string ManagedProgrammeAt(string programme, int page) =>
        page > 1 ? $"{ManagedProgramme(programme)}?page={page}" : ManagedProgramme(programme);

    public static string ProgrammeRevision(string programme) => $"{ManagedProgramme(programme)}/revision";

    /// <summary>Bringing a member in.</summary>
    public static string Admission(string programme) => $"{ManagedProgramme(programme)}/entree";

    public static string MemberCorrection(string programme, string member) => $"{ManagedMember(programme, member)}/correction";

    public static string MemberRenewal(string programme, string member) => $"{ManagedMember(programme, member)}/renouvellement";

    public static string MemberDeparture(string programme, string member) => $"{ManagedMember(programme, member)}/depart";

    /// <summary>Saying that a call is one of a programme's.</summary>
    /// <param name="call">The one that is chosen already.</param>
    public static string CallLink(string programme, string? call = null) =>
        $"{ManagedProgramme(programme)}/rattachement{(call is null ? "" : $"?appel={call}")}";

    public static string CallUnlink(string programme, string call) => $"{ManagedProgramme(programme)}/appels/{call}/detachement";

    /// <summary>How its waves follow each other.</summary>
    public static string Waves(string programme) => $"{ManagedProgramme(programme)}/vagues";

    public static string WavesStop(string programme) => $"{Waves(programme)}/arret";

    private static string ManagedMember(string programme, string member) => $"{ManagedProgramme(programme)}/membres/{member}";

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
