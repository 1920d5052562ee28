using System.Runtime.ExceptionServices;

namespace Vedette.Collectors.Gpu;

/// <summary>
/// One thread that talks to something which may not come back. Whoever asks waits a bounded time; while the work is still under way it is not begun again, and nobody waits a second time. What the work
/// writes may be read only when <see cref="TryRun"/> says so.
/// </summary>
internal sealed class PatientThread : IDisposable
{
    /// <summary>Deep enough for a vendor's library; the default of 8 MB would be address space for nothing.</summary>
    private const int StackBytes = 1024 * 1024;

    private readonly Action _work;
    private readonly SemaphoreSlim _asked = new(0);
    private readonly ManualResetEventSlim _done = new(initialState: true, spinCount: 0);
    private volatile bool _ending;
    private ExceptionDispatchInfo? _failure;

    public PatientThread(string name, Action work)
    {
        _work = work;
        new Thread(Run, StackBytes) { Name = name, IsBackground = true }.Start();
    }

    /// <summary>True while nothing is under way.</summary>
    public bool IsIdle => _done.IsSet;

    /// <summary>True where the work was done within that time. Throws what the work threw.</summary>
    public bool TryRun(TimeSpan patience)
    {
        if (!_done.IsSet)
        {
            return false;
        }

        _done.Reset();
        _asked.Release();
        if (!_done.Wait(patience))
        {
            return false;
        }

        _failure?.Throw();
        return true;
    }

    /// <summary>Lets the thread end; one that does not come back ends with the process.</summary>
    /// <returns>True where the thread is at rest, so that what it used may be closed.</returns>
    public bool TryEnd()
    {
        bool resting = _done.IsSet;
        Dispose();
        return resting;
    }

    public void Dispose()
    {
        if (!_ending)
        {
            _ending = true;
            _asked.Release();
        }
    }

    private void Run()
    {
        while (true)
        {
            _asked.Wait();
            if (_ending)
            {
                return;
            }

            _failure = null;
            try
            {
                _work();
            }
            catch (Exception error)
            {
                _failure = ExceptionDispatchInfo.Capture(error);   // The thread's end: told to whoever asked.
            }

            _done.Set();
        }
    }
}
