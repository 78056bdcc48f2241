import assert from "node:assert/strict";
import { test } from "node:test";
import { fitOf } from "../../assets/scanner/verdict.js";

test("the shorter the word, the larger it stands", () => {
  assert.equal(fitOf("Admit"), "l");
  assert.equal(fitOf("Revoked"), "m");
  assert.equal(fitOf("Already in"), "");
  assert.equal(fitOf("Не подтверждено"), "s");
  assert.equal(fitOf("Тіркеу расталмағандықтан"), "xs");
});

test("a Hangul syllable takes the room of nearly two letters", () => {
  assert.equal(fitOf("입장"), "l");
  assert.equal(fitOf("이미 입장"), "m");
  assert.equal(fitOf("취소된 배지"), "");
});
