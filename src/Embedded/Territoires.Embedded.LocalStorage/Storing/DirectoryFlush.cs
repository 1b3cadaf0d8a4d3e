using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Territoires.Embedded.LocalStorage.Storing;

/// <summary>A renamed file survives a power cut only once its directory is on disk too; .NET has no call for it.</summary>
internal static partial class DirectoryFlush
{
    public static void Flush(string folder)
    {
        // Windows writes its directories through the file system's own log.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = Open(folder, 0);
        if (handle < 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }

        var failed = FSync(handle) != 0;
        var error = Marshal.GetLastPInvokeError();
        _ = Close(handle);
        if (failed)
        {
            throw new Win32Exception(error);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
