using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Territoires.Tests.TestSupport;

/// <summary>
/// Lives that are kept for ever, because what was stored under any version must be read by all that follow. One is added when
/// a version stores what none of them has; none is ever changed.
/// </summary>
public sealed class KeptLives(string folder, bool accepts)
{
    /// <summary>Above it a life is left to a smaller one of the same facts.</summary>
    private const int Longest = 20_000;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, IndentSize = 1, NewLine = "\n" };

    /// <summary>Those of the repository; <c>./dev accept</c> adds to them.</summary>
    public static KeptLives OfTheRepository { get; } = new(Folder(), Environment.GetEnvironmentVariable("TERRITOIRES_ACCEPT") == "1");

    public IEnumerable<string> Files => Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal);

    /// <summary>Keeps a life that some test made, when it has a fact that no kept one has, and facts are being accepted.</summary>
    public void Keep(KeptLife life)
    {
        if (!accepts || life.State.Length + life.Facts.Sum(fact => fact.Json.Length) > Longest)
        {
            return;
        }

        var known = Files.SelectMany(KeptLife.Read).SelectMany(kept => kept.Types).ToHashSet(StringComparer.Ordinal);
        if (life.Types.FirstOrDefault(type => !known.Contains(type)) is { } unknown)
        {
            Write($"{unknown}.json", [life]);
        }
    }

    /// <summary>The lives of a whole call, as this version makes it.</summary>
    /// <exception cref="InvalidOperationException">No kept call has facts of the same members.</exception>
    public void Match(IReadOnlyList<KeptLife> call)
    {
        var calls = Directory.GetFiles(folder, "whole-call-*.json");
        var members = MembersOf(call);
        if (calls.Any(file => members.SetEquals(MembersOf(KeptLife.Read(file)))))
        {
            return;
        }

        if (!accepts)
        {
            throw new InvalidOperationException(
                $"No call of {folder} has facts of these members. What is stored has changed: if that is meant, run ./dev accept, which "
                    + "keeps this call beside the others.");
        }

        Write($"whole-call-{calls.Length + 1}.json", call);
    }

    private static HashSet<string> MembersOf(IEnumerable<KeptLife> lives) =>
        lives.SelectMany(life => life.Members).ToHashSet(StringComparer.Ordinal);

    private static string Folder([CallerFilePath] string caller = "") => Path.Combine(Path.GetDirectoryName(caller)!, "Lives");

    private void Write(string file, IReadOnlyList<KeptLife> lives)
    {
        using var kept = new FileStream(Path.Combine(folder, file), FileMode.CreateNew);
        JsonSerializer.Serialize(kept, lives, Readable);
    }
}
