namespace Vedette.Agent.Link;

internal enum SessionEndKind
{
    /// <summary>The link broke, or the server closed it.</summary>
    Lost,

    /// <summary>The server does not accept this agent; trying often would not change that.</summary>
    Refused,

    /// <summary>The spool must present itself anew: reconnect without delay.</summary>
    SpoolRenamed,

    /// <summary>The agent is stopping.</summary>
    Stopped,
}
