namespace Microsoft.DurableTask.Abstractions;

/// <summary>How two versions of an orchestration compare.</summary>
public static class TaskOrchestrationVersioningUtils
{
    /// <summary>Negative when the first is older. No version is older than any; dotted numbers compare as numbers, anything else as text without regard to case.</summary>
    public static int CompareVersions(string sourceVersion, string otherVersion)
    {
        bool sourceIsEmpty = string.IsNullOrWhiteSpace(sourceVersion);
        bool otherIsEmpty = string.IsNullOrWhiteSpace(otherVersion);
        if (sourceIsEmpty || otherIsEmpty)
        {
            return otherIsEmpty.CompareTo(sourceIsEmpty);
        }

        return System.Version.TryParse(sourceVersion, out Version? source) && System.Version.TryParse(otherVersion, out Version? other)
            ? source.CompareTo(other)
            : string.Compare(sourceVersion, otherVersion, StringComparison.OrdinalIgnoreCase);
    }
}
