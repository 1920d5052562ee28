namespace Vedette.Agent.Logging;

internal enum LogFormat
{
    /// <summary>key=value pairs on one line.</summary>
    Logfmt,

    /// <summary>One JSON object per line.</summary>
    Json,
}
