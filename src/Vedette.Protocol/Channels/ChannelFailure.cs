namespace Vedette.Protocol.Channels;

/// <summary>Why a stream cannot go on.</summary>
public enum ChannelFailure
{
    /// <summary>The connection could not be made or was lost.</summary>
    ConnectionLost,

    /// <summary>A message is larger than the receiver takes.</summary>
    MessageTooLarge,

    /// <summary>A message or frame does not follow the protocol.</summary>
    Malformed,

    /// <summary>The other end refused in its protocol's own way (HTTP status, gRPC status).</summary>
    Refused,
}
