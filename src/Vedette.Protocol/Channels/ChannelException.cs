namespace Vedette.Protocol.Channels;

/// <summary>A stream that cannot go on, with what went wrong as the other end should hear it.</summary>
public sealed class ChannelException : IOException
{
    public ChannelException(ChannelFailure failure, string message, Exception? inner = null)
        : base(message, inner)
    {
        Failure = failure;
    }

    public ChannelFailure Failure { get; }
}
