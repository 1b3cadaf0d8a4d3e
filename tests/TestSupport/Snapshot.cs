using System.Runtime.CompilerServices;

namespace Territoires.Tests.TestSupport;

/// <summary>
/// A text that was read and accepted once, and must stay. It changes only through <c>./dev accept</c>, so that the change is
/// seen in the review.
/// </summary>
public static class Snapshot
{
    /// <exception cref="InvalidOperationException">The text is not the accepted one; the message shows the first line that
    /// differs.</exception>
    public static void Match(string file, string text, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(caller)!, file);
        text = text.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("TERRITOIRES_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return;
        }

        var accepted = File.Exists(path) ? File.ReadAllText(path) : string.Empty;
        if (accepted != text)
        {
            var (was, now) = accepted.Split('\n').Zip(text.Split('\n')).FirstOrDefault(pair => pair.First != pair.Second);
            throw new InvalidOperationException(
                $"{file} is not what was accepted.\naccepted: {was}\nnow:      {now}\nIf the change is meant, run ./dev accept and read "
                    + "the difference.");
        }
    }
}
