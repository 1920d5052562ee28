using System.Text;
using Vedette.Collectors.Llm;
using Vedette.Collectors.Llm.Api;
using Vedette.Collectors.Llm.Detection;
using Vedette.Collectors.Llm.Evidence;
using Vedette.Collectors.Llm.ModelFiles;

namespace Vedette.Collectors.Tests.Llm;

public sealed class LlmParserTests
{
    private const int FuzzCases = 12_000;

    [Fact]
    public void Gguf_header_tells_name_context_and_quantisation()
    {
        ModelHeader header = GgufReader.Read(GgufBytes.Qwen())!;
        Assert.Equal(new ModelHeader { Name = "Qwen2.5 7B Instruct", Architecture = "qwen2", Quantization = "Q4_K_M", Parameters = "7B", ContextLength = 32768 }, header);
        Assert.Equal("7.2B", GgufReader.Read(new GgufBytes().UInt64("general.parameter_count", 7_241_732_096).Build())!.Parameters);
    }

    [Fact]
    public void Gguf_header_that_lies_or_is_cut_tells_what_came_before()
    {
        byte[] whole = GgufBytes.Qwen();
        Assert.Equal("Qwen2.5 7B Instruct", GgufReader.Read(whole.AsSpan(0, whole.Length - 60))!.Name);
        Assert.Null(GgufReader.Read(new GgufBytes().Build(version: 1)));
        Assert.Null(GgufReader.Read("GGUF"u8));

        byte[] lying = new GgufBytes().Text("general.name", "x").Build();
        lying[24 + 8 + 12 + 4] = 0xFF;   // The text's length is 255 now, and one byte follows.
        Assert.Null(GgufReader.Read(lying)!.Name);
        Array.Fill<byte>(lying, 0xFF, 16, 8);   // 2^64 pairs.
        Assert.NotNull(GgufReader.Read(lying));
    }

    [Fact]
    public void Metrics_are_added_over_their_labels_and_odd_lines_are_skipped()
    {
        const string Text = "# TYPE a counter\na{x=\"}\\\"{\"} 2\na{x=\"b\"} 3 1700000000000\r\nb NaN\nb +Inf\nc\nc{ 1\nd{} 1e3\nab 9\n\n e 1\nb 7";
        Dictionary<string, MetricTotal> totals = PrometheusText.Read(Encoding.UTF8.GetBytes(Text), new HashSet<string>(["a", "b", "c", "d", "e"], StringComparer.Ordinal));
        Assert.Equal(new MetricTotal(5, 3), totals["a"]);
        Assert.Equal(7, totals["b"].Sum);
        Assert.Equal(1000, totals["d"].Sum);
        Assert.Equal(3, totals.Count);
    }

    [Theory]
    [InlineData("qwen2.5-7b-instruct-q4_k_m.gguf", "Q4_K_M", "7B", "qwen2.5-7b-instruct-q4_k_m")]
    [InlineData("/models/Mixtral-8x7B-Instruct-v0.1.Q5_0.gguf", "Q5_0", "8x7B", "Mixtral-8x7B-Instruct-v0.1.Q5_0")]
    [InlineData("TheBloke/Llama-2-13B-AWQ", "AWQ", "13B", "TheBloke/Llama-2-13B-AWQ")]
    [InlineData("HuggingFaceTB/SmolLM2-135M", null, "135M", "HuggingFaceTB/SmolLM2-135M")]
    [InlineData("Qwen/Qwen3-30B-A3B-FP8", "FP8", "30B", "Qwen/Qwen3-30B-A3B-FP8")]
    [InlineData("/m/DeepSeek-R1-UD-IQ1_S-00001-of-00003.gguf", "IQ1_S", null, "DeepSeek-R1-UD-IQ1_S")]
    [InlineData("llama3.1:70b", null, "70B", "llama3.1:70b")]
    [InlineData("microsoft/Phi-3-mini-4k-instruct", null, null, "microsoft/Phi-3-mini-4k-instruct")]
    [InlineData("/root/.cache/huggingface/hub/models--google--gemma-3-4b-it/snapshots/ab12", null, "4B", "google/gemma-3-4b-it")]
    public void Names_of_models_are_read(string name, string? quantization, string? parameters, string display)
    {
        Assert.Equal(quantization, ModelNames.Quantization(name));
        Assert.Equal(parameters, ModelNames.Parameters(name));
        Assert.Equal(display, ModelNames.Display(name));
    }

    [Theory]
    [InlineData("vllm serve Qwen/Qwen2.5-7B --max-model-len 32K --quantization awq --port 8001", "Qwen/Qwen2.5-7B", 32768L, "awq", 8001)]
    [InlineData("llama-server -m /models/a.gguf -c 8192 --port=8080", "/models/a.gguf", 8192L, null, 8080)]
    [InlineData("python3 -m sglang.launch_server --model-path x/y --context-length 4096 --dtype bfloat16", "x/y", 4096L, "bfloat16", null)]
    [InlineData("text-generation-launcher --model-id m/n --quantize gptq -p 80", "m/n", null, "gptq", 80)]
    [InlineData("lmdeploy serve api_server internlm/internlm2 --server-port 23333", "internlm/internlm2", null, null, 23333)]
    [InlineData("llama-server -m a.gguf -c 0 --port 99999", "a.gguf", null, null, null)]
    public void Command_lines_tell_model_context_precision_and_port(string commandLine, string model, long? context, string? quantization, int? port)
    {
        LlmFinding finding = LlmClassifier.Classify(new ProcessFacts { CommandLine = commandLine.Split(' ') })!;
        Assert.Equal((model, context, quantization, port), (finding.Arguments.Model, finding.Arguments.ContextLength, finding.Arguments.Quantization, finding.Arguments.Port));
    }

    [Fact]
    public void Evidence_is_told_in_words()
    {
        LlmFinding finding = LlmClassifier.Classify(new ProcessFacts
        {
            Executable = "/usr/local/bin/llama-server",
            CommandLine = ["llama-server", "-m", "/models/x.gguf"],
            Libraries = ["/usr/lib/libggml.so"],
            ModelFiles = ["/models/x.gguf"],
            ListeningPorts = [8080],
        })!;
        Assert.Equal(["executable is llama-server", "argument -m /models/x.gguf", "maps libggml.so", "holds x.gguf open", "listens on 8080"], finding.Evidence);
        Assert.Equal(LlmConfidence.Certain, finding.Confidence);
        Assert.Equal(LlmConfidence.Likely, LlmClassifier.Classify(new ProcessFacts { CommandLine = ["./chatd"], Libraries = ["/usr/lib/libllama.so"] })!.Confidence);
    }

    [Fact]
    public void Listening_sockets_are_told_from_connections()
    {
        Assert.True(ListenTable.TryParse("   0: 0100007F:2CAA 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4242 1 0000 100 0 0 10 0"u8, out ListeningSocket v4));
        Assert.Equal(new ListeningSocket(11434, OnLoopback: true, IsV6: false, AnyAddress: false, 1000, 4242), v4);
        Assert.True(ListenTable.TryParse("   1: 00000000000000000000000000000000:1F90 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 7 1 0"u8, out ListeningSocket v6));
        Assert.Equal((8080, true, true, true), (v6.Port, v6.OnLoopback, v6.IsV6, v6.AnyAddress));
        Assert.True(ListenTable.TryParse("   2: 0501A8C0:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 8 1 0"u8, out ListeningSocket lan));
        Assert.False(lan.OnLoopback);
        Assert.False(ListenTable.TryParse("   3: 0100007F:2CAA 0100007F:1234 01 00000000:00000000 00:00000000 00000000  1000        0 4242 1"u8, out _));
        Assert.False(ListenTable.TryParse("  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode"u8, out _));
    }

    [Fact]
    public void Every_parser_takes_any_bytes()
    {
        var random = new Random(20260101);
        byte[][] seeds =
        [
            GgufBytes.Qwen(),
            "vllm:a{x=\"y\\\"}\"} 1.5\n# HELP\nvllm:a 2\n"u8.ToArray(),
            "   0: 0100007F:2CAA 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4242 1 0"u8.ToArray(),
            "7f00-7f01 r-xp 00000000 fd:00 12   /usr/lib/libtorch_cuda.so (deleted)"u8.ToArray(),
            """{"model_type":"llama","max_position_embeddings":4096,"quantization_config":{"quant_method":"awq","bits":4}}"""u8.ToArray(),
        ];
        HashSet<string> wanted = ["vllm:a"];
        var maps = new MapsScanner();
        for (int i = 0; i < FuzzCases; i++)
        {
            byte[] bytes = Damage(random, seeds[i % seeds.Length]);
            GgufReader.Read(bytes);
            PrometheusText.Read(bytes, wanted);
            _ = ListenTable.TryParse(bytes, out _);
            maps.Line(bytes);
            ModelConfigReader.Read(bytes);
            JsonReply.Read(bytes, OpenAiModels.Read);
            string text = Encoding.Latin1.GetString(bytes);
            ModelNames.Display(text);
            ModelNames.Parameters(text);
            LlmClassifier.Classify(new ProcessFacts { Executable = text, CommandLine = text.Split(' '), Libraries = [text], ModelFiles = [text], Image = text, Unit = text });
        }

        Assert.True(maps.Libraries.Count + maps.ModelFiles.Count > 0, "No damaged line of maps was kept: the damage hides everything, and the test proves nothing.");
    }

    [Fact]
    public void Config_beside_safetensors_is_read()
    {
        byte[] json = """{"_name_or_path":"Qwen/Qwen2.5-7B","model_type":"qwen2","max_position_embeddings":32768,"torch_dtype":"bfloat16","quantization_config":{"quant_method":"awq","bits":4}}"""u8.ToArray();
        Assert.Equal(new ModelHeader { Name = "Qwen/Qwen2.5-7B", Architecture = "qwen2", ContextLength = 32768, Quantization = "awq 4bit", Parameters = "7B" }, ModelConfigReader.Read(json));
        Assert.Null(ModelConfigReader.Read("[1]"u8.ToArray()));
    }

    private static byte[] Damage(Random random, byte[] seed)
    {
        byte[] bytes = [.. seed];
        for (int i = random.Next(6); i > 0; i--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return random.Next(3) == 0 ? bytes[..random.Next(bytes.Length + 1)] : bytes;
    }
}
