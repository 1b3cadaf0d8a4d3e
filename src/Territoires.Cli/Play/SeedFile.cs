using System.Text.Json;
using Territoires.Web.Http;

namespace Territoires.Cli.Play;

/// <summary>One file of a folder of seeds: what it says and its record does not is an error, not a guess.</summary>
internal static class SeedFile
{
    /// <exception cref="JsonException">The file does not say what it should; the message says where.</exception>
    public static T Read<T>(string folder, string name)
    {
        var path = Path.GetFullPath(Path.Combine(folder, name));
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), JsonBody.Options) ?? throw new JsonException("It holds null.");
        }
        catch (JsonException fault)
        {
            throw new JsonException($"{path}: {fault.Message}", fault);
        }
    }

    /// <summary>Null when the folder holds no such file.</summary>
    public static T? Find<T>(string folder, string name)
        where T : class => File.Exists(Path.Combine(folder, name)) ? Read<T>(folder, name) : null;
}
