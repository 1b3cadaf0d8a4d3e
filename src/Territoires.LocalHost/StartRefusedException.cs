namespace Territoires.LocalHost;

/// <summary>The app is not started, because the real host would not run it either, or because LocalHost cannot.</summary>
public sealed class StartRefusedException : Exception
{
    public StartRefusedException(string message)
        : base(message)
    {
    }

    public StartRefusedException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
