using System.Text;

namespace Vedette.Agent.Tests.Miners;

/// <summary>Keeps the lines that are written, and lets a test wait for the nth.</summary>
internal sealed class LineCollector : StringWriter
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock)
            {
                return [.. _lines];
            }
        }
    }

    public override Encoding Encoding => Encoding.UTF8;

    public override void WriteLine(string? value)
    {
        lock (_lock)
        {
            _lines.Add(value ?? "");
            foreach ((int count, TaskCompletionSource reached) in _waiting)
            {
                if (_lines.Count >= count)
                {
                    reached.TrySetResult();
                }
            }
        }
    }

    public Task ReachAsync(int count)
    {
        lock (_lock)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((count, reached));
            if (_lines.Count >= count)
            {
                reached.TrySetResult();
            }

            return reached.Task.WaitAsync(Limit);
        }
    }
}
