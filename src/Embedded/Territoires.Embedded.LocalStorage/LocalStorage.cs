using Territoires.Embedded.LocalStorage.Storing;

namespace Territoires.Embedded.LocalStorage;

/// <summary>Tables and blobs in one folder of this machine.</summary>
// Callers write LocalStorage.Open: the namespace is the assembly's, the class its only door.
#pragma warning disable MA0049
public static class LocalStorage
#pragma warning restore MA0049
{
    /// <summary>Opens the folder, creating it when it is missing, for this process alone.</summary>
    /// <param name="folder">Holds <c>storage.db</c> (rows), <c>blobs/</c> (contents by SHA-256) and <c>lock</c>.</param>
    /// <param name="time">Gives the instants of rows, blobs and entity tags; it may be a virtual clock.</param>
    /// <exception cref="IOException">Another process, or another transport of this one, has the folder open.</exception>
    public static LocalStorageTransport Open(string folder, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(time);
        return new LocalStorageTransport(Store.Open(Path.GetFullPath(folder), time), time);
    }
}
