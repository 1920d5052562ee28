using System.Text;
using Vedette.Agent.Logging;

namespace Vedette.Agent.Tests;

/// <summary>A log whose lines a test can read.</summary>
internal sealed class TestLog
{
    private readonly StringBuilder _text = new();

    public TestLog(TimeProvider? clock = null, LogFormat format = LogFormat.Logfmt)
    {
        Log = new AgentLog(TextWriter.Synchronized(new StringWriter(_text)), clock ?? TimeProvider.System, LogLevel.Debug, format);
    }

    public AgentLog Log { get; }

    public string Text => _text.ToString();

    public string[] Lines => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
