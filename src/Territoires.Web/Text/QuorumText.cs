namespace Territoires.Web.Text;

/// <summary>How many members there are, and how many a vote needs.</summary>
public static class QuorumText
{
    /// <summary>« 1 membre présent », « 3 membres présents ».</summary>
    public static string Present(int members) => $"{FrenchText.Number(members)} {(members > 1 ? "membres présents" : "membre présent")}";

    /// <summary>« 1 membre présent, il en faut 2 ».</summary>
    public static string Of(int present, int needed) => $"{Present(present)}, il en faut {FrenchText.Number(needed)}";

    /// <summary>« Il manque 1 membre ».</summary>
    public static string Missing(int members) => $"Il manque {FrenchText.Number(members)} {(members > 1 ? "membres" : "membre")}";
}
