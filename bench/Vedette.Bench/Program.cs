using Vedette.Bench;

return await BenchCommands.RunAsync(args);
