namespace Territoires.Cli;

/// <summary>The folder of the checkout, from wherever the tool was built.</summary>
public static class Checkout
{
    public static string Root { get; } = Find();

    /// <summary>The build output of the function app: that of the same configuration as the tool's own.</summary>
    public static string FunctionApp { get; } = Path.Combine(
        [Root, "src", "Territoires.Functions", "bin", .. AppContext.BaseDirectory.TrimEnd('/', '\\').Split('/', '\\')[^2..]]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Territoires.Functions.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? Environment.CurrentDirectory;
    }
}
