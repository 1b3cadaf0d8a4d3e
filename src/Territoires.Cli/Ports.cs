using System.Net;
using System.Net.Sockets;
using Territoires.LocalHost;

namespace Territoires.Cli;

internal static class Ports
{
    /// <summary>Before anything is started: nobody waits for a play and then cannot be served.</summary>
    /// <exception cref="StartRefusedException">Somebody listens there.</exception>
    public static void Refuse(int taken)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, taken);
            listener.Start();
        }
        catch (SocketException inUse)
        {
            throw new StartRefusedException(
                $"Port {taken} is taken, probably by another ./dev run: stop it, or choose another with --port.", inUse);
        }
    }
}
