namespace Territoires.Cli.Play;

/// <summary>The folders of <c>seeds/</c> that can be played.</summary>
public static class SeedFolders
{
    /// <summary>The one that other commands play, and whose call a new folder of data is given.</summary>
    public const string Usual = "atelier-des-territoires-2023";

    /// <summary>In the order in which they are played: a folder more is a line more.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        Usual, "quartiers-productifs-2021", "25-lieux-innovation-2022", "fabriques-de-territoire", "territoires-d-industrie",
    ];

    public static IReadOnlyList<string> Paths { get; } = [.. Names.Select(PathOf)];

    public static string PathOf(string name) => Path.Combine(Checkout.Root, "seeds", name);
}
