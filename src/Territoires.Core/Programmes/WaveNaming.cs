using System.Globalization;
using System.Text.RegularExpressions;
using Territoires.Domain.Calls;
using Territoires.Domain.Programmes;

namespace Territoires.Core.Programmes;

/// <summary>What waves are called: numbered on from the last one where its title has a number, else from the number of calls.</summary>
public static partial class WaveNaming
{
    public static int NumberAfter(ProgrammeState programme, CallState last) =>
        Numbered().Match(last.Rules.Title) is { Success: true } match
        && int.TryParse(match.Groups["number"].Value, CultureInfo.InvariantCulture, out var number)
            ? number + 1
            : programme.Calls.Count + 1;

    public static string Title(string before, int number)
    {
        var stem = Numbered().Match(before) is { Success: true } match ? match.Groups["stem"].Value : before;
        var end = string.Create(CultureInfo.InvariantCulture, $" – vague {number}");
        return stem[..Math.Min(stem.Length, RulesCheck.MaxTitle - end.Length)].TrimEnd() + end;
    }

    /// <param name="programme">Id of the programme.</param>
    /// <param name="number">Of the wave.</param>
    /// <param name="attempt">From 0: the next one when a call has that name already.</param>
    public static string Id(string programme, int number, int attempt)
    {
        var end = string.Create(CultureInfo.InvariantCulture, $"-vague-{number}{(attempt == 0 ? "" : $"-{attempt + 1}")}");
        return programme[..Math.Min(programme.Length, CallId.MaxLength - end.Length)].TrimEnd('-') + end;
    }

    [GeneratedRegex(
        @"^(?<stem>.*?)[\s,–-]*\bvague (?<number>\d{1,6})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbered();
}
