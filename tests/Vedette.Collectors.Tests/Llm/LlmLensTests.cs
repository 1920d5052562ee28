using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Vedette.Collectors.Containers;
using Vedette.Collectors.Gpu;
using Vedette.Collectors.Llm;
using Vedette.Collectors.Processes;
using Vedette.Model.States;
using Vedette.Testing;

namespace Vedette.Collectors.Tests.Llm;

/// <summary>The lens over a made /proc and made tables; where it asks, a stand-in listens on a real socket.</summary>
public sealed class LlmLensTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new();
    private readonly HeldTables _tables = new();
    private readonly StandInServer _server = new();
    private readonly CollectingSink _sink = new();
    private readonly LlmLens _lens;

    public LlmLensTests()
    {
        Directory.CreateDirectory(Path.Join(_folder.Path, "self/ns"));
        File.CreateSymbolicLink(Path.Join(_folder.Path, "self/ns/net"), "net:[1]");
        _lens = new LlmLens(new HostFiles(_folder.Path, RootFs: _folder.Path), _tables, _tables, _tables, _clock);
    }

    public async ValueTask DisposeAsync()
    {
        _lens.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Vllm_server_engine_and_workers_are_one_model_with_the_cards_of_all()
    {
        _tables.Add(100, 1, "/usr/bin/python3 /usr/local/bin/vllm serve Qwen/Qwen2.5-7B-Instruct-AWQ");
        _tables.Add(101, 100, "VLLM::EngineCore");
        _tables.Add(102, 101, "VLLM::Worker_TP0");
        ProcessReading spawned = _tables.Add(103, 101, "/usr/bin/python3 -c spawn_main()");
        _tables.Gpu.AddRange([new GpuProcessReading("gpu-a", 102, "compute", 4000), new GpuProcessReading("gpu-b", 103, "compute", 5000), new GpuProcessReading("gpu-c", 999, "compute", 7)]);
        Listen(100, _server.Port);
        _server.Answers["/v1/models"] = """{"data":[{"id":"Qwen/Qwen2.5-7B-Instruct-AWQ","max_model_len":32768}]}""";
        _server.Answers["/metrics"] = "vllm:num_requests_running 3\nvllm:kv_cache_usage_perc 0.5\nvllm:generation_tokens_total 77\n";
        await CycleAsync();

        LlmEntity entity = Assert.Single(_lens.Entities);
        Assert.Equal(("vllm/100", "vllm", "Qwen/Qwen2.5-7B-Instruct-AWQ", "AWQ", "7B"), (entity.Key, entity.Runtime, entity.Model, entity.Quantization, entity.Parameters));
        Assert.Equal((9000L, 4000L, 40.0, 32768L), (entity.GpuMemoryBytes, entity.ResidentBytes, entity.CpuPercent, entity.ContextLength));
        Assert.Equal(["gpu-a", "gpu-b"], entity.Gpus);
        Assert.Equal($"127.0.0.1:{_server.Port}", entity.Endpoint);
        Assert.Equal("vllm", _lens.RuntimeOf(spawned));
        Assert.Equal(3, _sink["llm_requests_running{model=\"Qwen/Qwen2.5-7B-Instruct-AWQ\",runtime=\"vllm\"}"]);
        Assert.Equal(0.5, _sink["llm_kv_cache_usage_ratio{model=\"Qwen/Qwen2.5-7B-Instruct-AWQ\",runtime=\"vllm\"}"]);
        Assert.Equal(9000, _sink["llm_gpu_memory_bytes{model=\"Qwen/Qwen2.5-7B-Instruct-AWQ\",runtime=\"vllm\"}"]);
        Assert.False(_sink.Has("llm_requests_waiting{model=\"Qwen/Qwen2.5-7B-Instruct-AWQ\",runtime=\"vllm\"}"));
    }

    [Fact]
    public async Task Ollama_is_one_entity_for_each_loaded_model_and_the_client_is_none()
    {
        _tables.Add(200, 1, "/usr/local/bin/ollama serve");
        _tables.Add(201, 200, "/usr/local/bin/ollama runner --model /var/lib/ollama/models/blobs/sha256-aa --port 40001");
        _tables.Add(202, 200, "/usr/local/bin/ollama runner --model /var/lib/ollama/models/blobs/sha256-bb --port 40002");
        ProcessReading client = _tables.Add(300, 50, "ollama run llama3.1");
        Listen(200, _server.Port);
        _server.Answers["/api/ps"] = """{"models":[{"name":"llama3.1:8b","size_vram":5000,"details":{"quantization_level":"Q4_K_M","parameter_size":"8.0B"}},{"name":"qwen2.5:0.5b","size_vram":900}]}""";
        await CycleAsync();

        Assert.Equal(["ollama/200/llama3.1:8b", "ollama/200/qwen2.5:0.5b"], _lens.Entities.Select(e => e.Key));
        Assert.Equal([5000L, 900L], _lens.Entities.Select(e => e.GpuMemoryBytes));
        Assert.Equal("0.5B", _lens.Entities[1].Parameters);
        Assert.Equal("ollama", _lens.RuntimeOf(client));
    }

    [Fact]
    public void Ollama_that_is_not_asked_is_one_entity_for_each_runner()
    {
        using var quiet = new LlmLens(new HostFiles(_folder.Path), _tables, _tables, _tables, _clock, askServers: false);
        _tables.Add(200, 1, "/usr/local/bin/ollama serve");
        _tables.Add(201, 200, "/usr/local/bin/ollama runner --model /var/lib/ollama/models/blobs/sha256-aa --port 40001 --ctx-size 8192");
        _tables.Gpu.Add(new GpuProcessReading("gpu-a", 201, "compute", 4000));
        Listen(200, _server.Port);
        _sink.Run(quiet);
        LlmEntity entity = Assert.Single(quiet.Entities);
        Assert.Equal(("ollama/201", 4000L, 8192L), (entity.Key, entity.GpuMemoryBytes, entity.ContextLength));
        Assert.Empty(_server.Asked);
        Assert.Single(quiet.BackgroundReaders);
    }

    [Fact]
    public void Launcher_counts_only_where_its_program_is_not_seen()
    {
        _tables.Add(10, 1, "sudo ollama serve");
        _tables.Add(11, 10, "ollama serve");
        _sink.Run(_lens);
        Assert.Equal("ollama/11", Assert.Single(_lens.Entities).Key);
        _tables.Remove(11);
        _sink.Run(_lens);
        Assert.Equal("ollama/10", Assert.Single(_lens.Entities).Key);
        _tables.Remove(10);
        _sink.Run(_lens);
        Assert.Empty(_lens.Entities);
    }

    [Fact]
    public void Process_that_becomes_another_program_is_looked_at_again()
    {
        ProcessReading process = _tables.Add(20, 1, "/bin/sh /start.sh");
        _sink.Run(_lens);
        Assert.Null(_lens.RuntimeOf(process));
        process.CommandLine = ["llama-server", "-m", "a.gguf"];
        process.Executable = "/usr/bin/llama-server";
        _sink.Run(_lens);
        Assert.Equal("llama.cpp", _lens.RuntimeOf(process));
    }

    [Fact]
    public async Task Mapped_model_is_read_from_its_own_file()
    {
        string model = _folder.File("weights.gguf");
        await File.WriteAllBytesAsync(model, GgufBytes.Qwen(), TestContext.Current.CancellationToken);
        _tables.Add(30, 1, "python3 chat.py", executable: "/usr/bin/python3");
        Maps(30, $"7f00-7f01 r-xp 00000000 fd:00 1  /venv/lib/libllama.so\n7f02-7f03 r--p 00000000 fd:00 2  {model}\n7f03-7f04 r--p 00001000 fd:00 2  {model}\n");
        File.CreateSymbolicLink(Path.Join(_folder.Path, "30/root"), "/");
        await CycleAsync();

        LlmEntity entity = Assert.Single(_lens.Entities);
        Assert.Equal(("llama.cpp", "weights", "Q4_K_M", "7B", 32768L), (entity.Runtime, entity.Model, entity.Quantization, entity.Parameters, entity.ContextLength));
        Assert.Equal([model], entity.ModelFiles);
        Assert.Contains("maps libllama.so", entity.Evidence);
    }

    [Fact]
    public void Process_that_gave_no_evidence_is_looked_at_less_often_until_its_memory_grows()
    {
        ProcessReading process = _tables.Add(31, 1, "python3 chat.py", executable: "/usr/bin/python3");
        Maps(31, "7f00-7f01 r-xp 00000000 fd:00 1  /usr/lib/libm.so.6\n");
        for (int look = 0; look < 6; look++)
        {
            _sink.Run(_lens);
            _clock.Advance(TimeSpan.FromMinutes(16));
        }

        _sink.Run(_lens);
        Maps(31, "7f00-7f01 r-xp 00000000 fd:00 1  /venv/lib/libllama.so\n");
        _clock.Advance(TimeSpan.FromMinutes(15));
        _sink.Run(_lens);
        Assert.Null(_lens.RuntimeOf(process));
        process.ResidentBytes += 64L << 20;
        _sink.Run(_lens);
        Assert.Equal("llama.cpp", _lens.RuntimeOf(process));
    }

    [Fact]
    public async Task Pipe_that_took_a_models_place_stops_nobody()
    {
        string pipe = _folder.File("trap.gguf");
        using (var mkfifo = System.Diagnostics.Process.Start("mkfifo", pipe))
        {
            await mkfifo.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, mkfifo.ExitCode);
        }

        _tables.Add(31, 1, "python3 chat.py", executable: "/usr/bin/python3");
        Maps(31, $"7f02-7f03 r--p 00000000 fd:00 2  {pipe}\n");
        await CycleAsync();
        Assert.Null(Assert.Single(_lens.Entities).Quantization);
    }

    [Fact]
    public async Task Container_is_asked_through_its_published_port_only()
    {
        _tables.Add(40, 1, "text-generation-launcher --model-id bigcode/starcoder2-3b --port 80", containerId: "c1");
        _server.Answers["/info"] = """{"model_id":"bigcode/starcoder2-3b","version":"2.4.0"}""";
        _tables.Containers = [Container(new PortMapping(80, "tcp", "192.0.2.7", _server.Port))];
        await CycleAsync();
        Assert.Empty(_server.Asked);
        _tables.Containers = [Container(new PortMapping(81, "tcp", "0.0.0.0", _server.Port))];
        await CycleAsync();
        Assert.Empty(_server.Asked);
        _tables.Containers = [Container(new PortMapping(80, "tcp", "0.0.0.0", _server.Port))];
        await CycleAsync();
        Assert.Equal(("2.4.0", "c1"), (Assert.Single(_lens.Entities).RuntimeVersion, _lens.Entities[0].ContainerId));
    }

    [Fact]
    public async Task Port_of_another_process_is_never_asked()
    {
        _tables.Add(50, 1, $"llama-server -m a.gguf --port {_server.Port}");
        await CycleAsync();
        Assert.Empty(_server.Asked);
        Assert.Null(Assert.Single(_lens.Entities).Endpoint);
    }

    [Fact]
    public void Entity_is_written_with_what_is_known()
    {
        _tables.Add(60, 1, "llama-server -m /models/qwen-7b-q4_k_m.gguf -c 4096");
        _sink.Run(_lens);
        var states = new KeptEntities();
        _lens.Report(states);
        Dictionary<string, object> fields = states.Single("llama.cpp/60");
        Assert.Equal("llama.cpp", fields["runtime"]);
        Assert.Equal("certain", fields["confidence"]);
        Assert.Equal("Q4_K_M", fields["quantization"]);
        Assert.Equal(4096L, fields["context_length"]);
        Assert.DoesNotContain("requests_running", fields.Keys);
        Assert.DoesNotContain("gpu_memory_bytes", fields.Keys);
    }

    [Fact]
    public async Task This_very_process_is_seen_listening_and_holding_a_file()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        string model = _folder.File("held.safetensors");
        await using FileStream held = File.Create(model);
        var evidence = new Vedette.Collectors.Llm.Evidence.EvidenceReader(new HostFiles());
        var own = evidence.Read(new ProcessReading { Pid = Environment.ProcessId, StartTicks = 1, Key = "x" });
        Assert.True(own.OwnSockets && own.SharesNetwork == true);
        Assert.Contains(own.Sockets, s => s.Port == ((IPEndPoint)listener.LocalEndpoint).Port && s.OnLoopback);
        Assert.Contains(model, own.ModelFiles);
    }

    private static ContainerReading Container(PortMapping port) => new() { Id = "c1", Name = "tgi", Runtime = "docker", State = "running", Image = "ghcr.io/huggingface/text-generation-inference:2.4", Ports = [port] };

    /// <summary>A cycle, what runs beside it, and the cycle that takes its outcome.</summary>
    private async Task CycleAsync()
    {
        _clock.Advance(TimeSpan.FromSeconds(61));
        _sink.Run(_lens);
        foreach (IBackgroundReader reader in _lens.BackgroundReaders)
        {
            await reader.ReadAsync(TestContext.Current.CancellationToken);
        }

        _sink.Run(_lens);
    }

    private string ProcessFolder(int pid) => Directory.CreateDirectory(Path.Join(_folder.Path, pid.ToString(CultureInfo.InvariantCulture))).FullName;

    private void Maps(int pid, string text) => File.WriteAllText(Path.Join(ProcessFolder(pid), "maps"), text);

    private void Listen(int pid, int port)
    {
        string folder = ProcessFolder(pid);
        Directory.CreateDirectory(Path.Join(folder, "fd"));
        Directory.CreateDirectory(Path.Join(folder, "net"));
        Directory.CreateDirectory(Path.Join(folder, "ns"));
        File.CreateSymbolicLink(Path.Join(folder, "fd/3"), "socket:[4242]");
        File.CreateSymbolicLink(Path.Join(folder, "ns/net"), "net:[1]");
        File.WriteAllText(Path.Join(folder, "net/tcp"), $"  sl  local_address\n   0: 0100007F:{port:X4} 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4242 1 0\n");
    }
}
