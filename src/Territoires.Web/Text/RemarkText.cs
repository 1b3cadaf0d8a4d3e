using Territoires.Domain.Applications;

namespace Territoires.Web.Text;

/// <summary>Remarks in plain French.</summary>
public static class RemarkText
{
    /// <summary>« Secrétariat », or a service by its quality.</summary>
    public static string Who(Remark remark, IReadOnlyDictionary<string, string> names) => remark.Side switch
    {
        RemarkSide.Secretary => "Secrétariat",
        RemarkSide.Authority => "Autorité",
        _ => $"Service de l’État\u00a0: {names[remark.AuthorId]}",
    };

    /// <summary>« Aucune remarque », « 1 remarque », « 12 remarques ».</summary>
    public static string Count(int count) => count switch
    {
        0 => "Aucune remarque",
        1 => "1 remarque",
        _ => $"{FrenchText.Number(count)} remarques",
    };
}
