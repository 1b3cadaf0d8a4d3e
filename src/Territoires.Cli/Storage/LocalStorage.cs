namespace Territoires.Cli.Storage;

/// <summary>Where <c>./dev run</c> keeps its data.</summary>
internal static class LocalStorage
{
    public const string UsualFolder = ".territoires";

    /// <summary>A folder as it is given on the command line: relative to the checkout.</summary>
    public static string At(string folder) => Path.GetFullPath(folder, Checkout.Root);

    public static string AzuriteOf(string data) => Path.Combine(data, "azurite");
}
