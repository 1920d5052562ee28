namespace Vedette.Protocol.Channels;

/// <summary>What one end takes from the other before it refuses.</summary>
public static class ChannelLimits
{
    /// <summary>
    /// 4 MiB, gRPC's own default: 300,000 samples in one batch, far above any batch an agent closes, and little enough that a thousand liars at once stay within a server's memory.
    /// </summary>
    public const int MaxMessageBytes = 4 * 1024 * 1024;
}
