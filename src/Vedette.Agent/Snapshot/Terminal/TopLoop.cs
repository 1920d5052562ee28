using Vedette.Agent.Snapshot.Machine;

namespace Vedette.Agent.Snapshot.Terminal;

/// <summary>Reads and draws again and again, until a person or a signal ends it.</summary>
internal sealed class TopLoop(MachineLook look, TopRows rows, string hostname, TimeSpan interval, Paint paint, TimeProvider clock)
{
    public async Task RunAsync(MachineReading reading, TopSort sort, CancellationToken stop)
    {
        using var screen = new TopScreen(Console.Out);
        (int width, int height) = TopScreen.Size;
        var view = new TopView(width, height, sort);
        List<TopRow> current = rows.Next(reading);
        try
        {
            while (!view.Ended)
            {
                Task due = Task.Delay(interval, clock, stop);
                view = await ShowUntilAsync(due, view, reading, current, screen, stop);
                if (!view.Paused && !view.Ended)
                {
                    reading = await look.NextAsync(stop);
                    current = rows.Next(reading);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The screen is restored on the way out.
        }
    }

    private async Task<TopView> ShowUntilAsync(Task due, TopView view, MachineReading reading, List<TopRow> current, TopScreen screen, CancellationToken stop)
    {
        while (true)
        {
            // No further than the last row, else as many keys up would seem to do nothing.
            view = view with { Scroll = Math.Min(view.Scroll, Math.Max(0, current.Count - 1)) };
            screen.Draw(new TopFrame(paint, view).Draw(reading, hostname, TopRows.Sorted(current, view.Sort)), view.Height);
            (bool happened, ConsoleKeyInfo? key) = await screen.NextAsync(due, stop);
            if (!happened)
            {
                return view;
            }

            if (key is { } pressed)
            {
                view = view.After(pressed);
            }
            else
            {
                (int width, int height) = TopScreen.Size;
                view = view with { Width = width, Height = height };
            }

            if (view.Ended)
            {
                return view;
            }
        }
    }
}
