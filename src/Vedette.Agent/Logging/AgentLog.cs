using System.Text;

namespace Vedette.Agent.Logging;

/// <summary>
/// Writes one line per event: time, level, message, then named values. Whatever a value holds, the line stays one line: control characters are escaped.
/// </summary>
internal sealed class AgentLog(TextWriter output, TimeProvider clock, LogLevel minimum, LogFormat format)
{
    private readonly Lock _lock = new();
    private readonly StringBuilder _line = new();

    public void Debug(string message, params ReadOnlySpan<LogField> fields) => Write(LogLevel.Debug, message, fields);

    public void Info(string message, params ReadOnlySpan<LogField> fields) => Write(LogLevel.Info, message, fields);

    public void Warning(string message, params ReadOnlySpan<LogField> fields) => Write(LogLevel.Warning, message, fields);

    public void Error(string message, params ReadOnlySpan<LogField> fields) => Write(LogLevel.Error, message, fields);

    private void Write(LogLevel level, string message, ReadOnlySpan<LogField> fields)
    {
        if (level < minimum)
        {
            return;
        }

        string time = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ");
        lock (_lock)
        {
            _line.Clear();
            if (format == LogFormat.Json)
            {
                LogLine.AppendJson(_line, time, level, message, fields);
            }
            else
            {
                LogLine.AppendLogfmt(_line, time, level, message, fields);
            }

            try
            {
                output.WriteLine(_line);
                output.Flush();
            }
            catch (IOException)
            {
                // Whoever read the log is gone (closed pipe, full disk); the agent's work goes on without it.
            }
        }
    }
}
