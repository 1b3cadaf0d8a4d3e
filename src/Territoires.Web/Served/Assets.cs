using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Territoires.Web.Served;

/// <summary>
/// The style sheets, scripts and fonts of the pages, served by the app itself at addresses that hold a hash of them all: a
/// browser keeps them for a year, and a new release has new addresses.
/// </summary>
public sealed class Assets
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "assets");

    private static readonly Dictionary<string, string> MediaTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".woff"] = "font/woff",
        [".woff2"] = "font/woff2",
        [".ico"] = "image/x-icon",
        [".png"] = "image/png",
    };

    private readonly Dictionary<string, string> files;
    private readonly ConcurrentDictionary<string, PublicBytes> read = new(StringComparer.Ordinal);

    /// <exception cref="DirectoryNotFoundException">The build did not bring the assets.</exception>
    public Assets()
    {
        files = Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(Root, path).Replace('\\', '/'), StringComparer.Ordinal);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in files.Keys.Order(StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(name));
            hash.AppendData(File.ReadAllBytes(files[name]));
        }

        Version = Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    public string Version { get; }

    /// <exception cref="KeyNotFoundException">A page names an asset that does not exist: a bug.</exception>
    public string Address(string name) => files.ContainsKey(name)
        ? $"/assets/{Version}/{name}"
        : throw new KeyNotFoundException($"There is no asset {name}.");

    /// <summary>
    /// Only names found at the start are served: no path is ever built from a request. A file stays in memory from its first
    /// reader on, compressed once for all.
    /// </summary>
    public PublicBytes? Find(string name) =>
        files.TryGetValue(name, out var path) && MediaTypes.TryGetValue(Path.GetExtension(name), out var type)
            ? read.GetOrAdd(name, _ => new PublicBytes(File.ReadAllBytes(path), type))
            : null;
}
