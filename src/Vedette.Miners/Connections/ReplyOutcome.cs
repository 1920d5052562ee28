namespace Vedette.Miners.Connections;

public enum ReplyOutcome
{
    Answered,

    /// <summary>Somebody is there, and nobody listens on that port.</summary>
    Refused,

    /// <summary>Nothing came within the deadline, not even a refusal.</summary>
    Silent,

    /// <summary>The device hung up or broke the protocol before anything was read.</summary>
    Broken,
}
