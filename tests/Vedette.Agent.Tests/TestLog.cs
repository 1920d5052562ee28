using System.Text;
using Vedette.Agent.Logging;

namespace Vedette.Agent.Tests;

/// <summary>A log whose lines a test can read.</summary>
internal sealed class TestLog
{
    private readonly Func<string> _text;

    public TestLog(TimeProvider? clock = null, LogFormat format = LogFormat.Logfmt)
    {
        var written = new LockedWriter();
        _text = written.ToString;
        Log = new AgentLog(written, clock ?? TimeProvider.System, LogLevel.Debug, format);
    }

    public AgentLog Log { get; }

    public string Text => _text();

    public string[] Lines => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Read while it is written: a text that grows while it is copied throws, or is cut.</summary>
    private sealed class LockedWriter : TextWriter
    {
        private readonly StringBuilder _text = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value)
        {
            lock (_text)
            {
                _text.Append(value);
            }
        }

        public override void WriteLine(StringBuilder? value)
        {
            lock (_text)
            {
                _text.Append(value).Append('\n');
            }
        }

        public override string ToString()
        {
            lock (_text)
            {
                return _text.ToString();
            }
        }
    }
}
