using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Channels;

namespace Vedette.Agent.Snapshot.Terminal;

/// <summary>The alternate screen of a terminal, its keys and its size. What was on the terminal is back when this is disposed, after a signal as well.</summary>
internal sealed class TopScreen : IDisposable
{
    private const string Enter = "\x1b[?1049h\x1b[?25l\x1b[?7l";
    private const string Leave = "\x1b[?7h\x1b[?25h\x1b[?1049l";

    private readonly TextWriter _output;
    private readonly PosixSignalRegistration _resized;

    // Null = the size changed. A few keys at most wait: older ones than that nobody remembers to have pressed.
    private readonly Channel<ConsoleKeyInfo?> _events =
        Channel.CreateBounded<ConsoleKeyInfo?>(new BoundedChannelOptions(32) { FullMode = BoundedChannelFullMode.DropWrite });

    public TopScreen(TextWriter output)
    {
        _output = output;
        _resized = PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => _events.Writer.TryWrite(null));
        // A thread of its own, since reading a key blocks; it ends with the program.
        new Thread(ReadKeys) { IsBackground = true, Name = "keys" }.Start();
        _output.Write(Enter);
        _output.Flush();
    }

    /// <summary>A terminal that does not tell its size has the size that terminals used to have.</summary>
    public static (int Width, int Height) Size => (Console.WindowWidth is > 0 and var width ? width : 80, Console.WindowHeight is > 1 and var height ? height : 24);

    /// <summary>What a person did; null where the size changed. False where nothing happened until <paramref name="until"/> completed.</summary>
    public async Task<(bool Happened, ConsoleKeyInfo? Key)> NextAsync(Task until, CancellationToken stop)
    {
        Task<bool> ready = _events.Reader.WaitToReadAsync(stop).AsTask();
        await Task.WhenAny(ready, until);
        stop.ThrowIfCancellationRequested();
        return _events.Reader.TryRead(out ConsoleKeyInfo? key) ? (true, key) : (false, null);
    }

    public void Draw(IEnumerable<string> lines, int height)
    {
        var frame = new StringBuilder("\x1b[H");
        string separator = "";
        foreach (string line in lines.Take(height))
        {
            frame.Append(separator).Append(line).Append("\x1b[K");
            separator = "\r\n";
        }

        _output.Write(frame.Append("\x1b[J"));
        _output.Flush();
    }

    public void Dispose()
    {
        _resized.Dispose();
        _output.Write(Leave);
        _output.Flush();
    }

    private void ReadKeys()
    {
        try
        {
            while (true)
            {
                _events.Writer.TryWrite(Console.ReadKey(intercept: true));
            }
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
        {
            // The terminal is gone: as if somebody had quit.
            _events.Writer.TryWrite(new ConsoleKeyInfo('q', ConsoleKey.Q, false, false, false));
        }
    }
}
